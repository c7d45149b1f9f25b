/** How two signatures are looked at. */
export const compareModes = ['side-by-side', 'overlay', 'blink', 'difference', 'heat'] as const;
export type CompareMode = (typeof compareModes)[number];

/** Modes with a pane for each signature; in the others both share one. */
export function hasTwoPanes(mode: CompareMode): boolean {
  return mode === 'side-by-side' || mode === 'heat';
}

/** What the pointer does on a pane. */
export const tools = ['pan', 'move', 'ruler', 'angle'] as const;
export type Tool = (typeof tools)[number];

export const guides = ['none', 'grid', 'baseline'] as const;
export type Guide = (typeof guides)[number];
