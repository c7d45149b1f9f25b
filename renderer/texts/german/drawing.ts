import type { drawing as english } from '../english/drawing.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

export const drawing: Words<typeof english> = {
  pad: {
    empty: 'Hier mit Maus, Stift oder Finger zeichnen',
    undo: 'Strich zurücknehmen',
    clear: 'Leeren',
    strokes: (count) => (count === 0 ? 'Noch nichts gezeichnet' : counted(count, 'Strich', 'Striche')),
  },
};
