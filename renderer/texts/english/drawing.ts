import { counted } from './counted.ts';

/** The pad that one draws on. */
export const drawing = {
  pad: {
    empty: 'Draw here with mouse, pen or finger',
    undo: 'Undo stroke',
    clear: 'Clear',
    strokes: (count: number) => (count === 0 ? 'Nothing drawn yet' : counted(count, 'stroke', 'strokes')),
  },
};
