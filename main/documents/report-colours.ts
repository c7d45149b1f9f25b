export type Tone = 'genuine' | 'inconclusive' | 'forged' | 'copy' | 'unknown';

/** The interface's own colours on paper: ink for shape and word, a wash for the band. */
export const toneColours: Readonly<Record<Tone, { readonly ink: string; readonly wash: string }>> = {
  genuine: { ink: '#1c6b3f', wash: '#e2f1e6' },
  inconclusive: { ink: '#835407', wash: '#faeed3' },
  forged: { ink: '#a82424', wash: '#fae5e2' },
  copy: { ink: '#6a3aa8', wash: '#efe7fa' },
  unknown: { ink: '#4d545d', wash: '#e9e9e6' },
};
