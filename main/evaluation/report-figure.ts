/** A report's curves as one picture: the trade-off of both errors, and whether likelihood ratios keep their word. */
import type { VerificationReport } from '../contract/verification-report.ts';

type Row = VerificationReport['results'][number];

/** Legible on light and dark pages: the picture brings its own paper. */
const paper = '#ffffff';
const ink = '#1f2328';
const faint = '#d0d7de';
/** Told apart by dashes as well as by colour. */
const strokes = [
  { colour: '#0969da', dashes: '' },
  { colour: '#bc4c00', dashes: '7 3' },
  { colour: '#1a7f37', dashes: '2 3' },
  { colour: '#8250df', dashes: '10 3 2 3' },
] as const;

const size = { width: 860, height: 420 };
const plot = { width: 330, height: 300, top: 56 };
const [left, right] = [70, 500];

interface Axis {
  readonly ticks: readonly number[];
  /** From a value to a share of the axis. */
  readonly at: (value: number) => number;
}

/** In percent; beyond its ends a curve runs along the frame. */
const errorAxis: Axis = logarithmic([0.5, 1, 2, 5, 10, 20, 50]);
const probabilityAxis: Axis = { ticks: [0, 25, 50, 75, 100], at: (value) => value / 100 };

function logarithmic(ticks: readonly number[]): Axis {
  const [low, high] = [Math.log(ticks[0]), Math.log(ticks[ticks.length - 1])];
  const at = (value: number) =>
    Math.min(1, Math.max(0, (Math.log(Math.max(value, Number.MIN_VALUE)) - low) / (high - low)));
  return { ticks, at };
}

/** SVG text. Against skilled forgeries, one curve for each number of references that has any. */
export function figureOf(report: VerificationReport): string {
  const rows = report.results.filter(({ evidence }) => evidence.skilled !== null).slice(0, strokes.length);
  const title = `${report.set}: ${report.writers} writers`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="12" fill="${ink}">`,
    `<title id="title">${escaped(title)}: false rejection against false acceptance of skilled forgeries, and how often comparisons are genuine beside what their likelihood ratios say at equal odds</title>`,
    `<rect width="${size.width}" height="${size.height}" rx="6" fill="${paper}"/>`,
    `<text x="${left}" y="24" font-size="14" font-weight="600">${escaped(title)}</text>`,
    frame(left, errorAxis, 'skilled forgeries called genuine, %', 'genuine signatures called forged, %', 'Trade-off'),
    ...rows.map((row, i) => curve(left, detOf(row), errorAxis, i)),
    frame(right, probabilityAxis, 'genuine, as the likelihood ratio says, %', 'genuine, as it was, %', 'Reliability'),
    `<path d="${pathOf(
      right,
      [
        [0, 0],
        [100, 100],
      ],
      probabilityAxis,
    )}" fill="none" stroke="${ink}" stroke-opacity="0.45"/>`,
    ...rows.map((row, i) => curve(right, reliabilityOf(row), probabilityAxis, i)),
    legend(rows),
    '</svg>',
    '',
  ].join('\n');
}

type Points = readonly (readonly [number, number])[];

const detOf = ({ evidence }: Row): Points => evidence.skilled?.det ?? [];
const reliabilityOf = ({ evidence }: Row): Points =>
  (evidence.skilled?.reliability ?? []).map(({ expected, genuine }) => [100 * expected, 100 * genuine]);

function frame(x: number, axis: Axis, across: string, up: string, name: string): string {
  const { width, height, top } = plot;
  const bottom = top + height;
  const lines = axis.ticks.flatMap((tick) => {
    const [along, above] = [number(x + axis.at(tick) * width), number(bottom - axis.at(tick) * height)];
    return [
      `<path d="M${along} ${top}V${bottom}M${x} ${above}H${x + width}" stroke="${faint}"/>`,
      `<text x="${along}" y="${bottom + 16}" text-anchor="middle">${tick}</text>`,
      `<text x="${x - 6}" y="${number(Number(above) + 4)}" text-anchor="end">${tick}</text>`,
    ];
  });
  const middle = top + height / 2;
  return [
    ...lines,
    `<rect x="${x}" y="${top}" width="${width}" height="${height}" fill="none" stroke="${ink}"/>`,
    `<text x="${x + width}" y="${top - 8}" text-anchor="end">${name}</text>`,
    `<text x="${x + width / 2}" y="${bottom + 36}" text-anchor="middle">${across}</text>`,
    `<text transform="rotate(-90 ${x - 40} ${middle})" x="${x - 40}" y="${middle}" text-anchor="middle">${up}</text>`,
  ].join('\n');
}

function curve(x: number, points: Points, axis: Axis, index: number): string {
  const { colour, dashes } = strokes[index];
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="${pathOf(x, points, axis)}" fill="none" stroke="${colour}" stroke-width="2"${dashed}/>`;
}

function pathOf(x: number, points: Points, axis: Axis): string {
  const { width, height, top } = plot;
  return points
    .map(([across, up], i) => {
      const [along, above] = [x + axis.at(across) * width, top + (1 - axis.at(up)) * height];
      return `${i === 0 ? 'M' : 'L'}${number(along)} ${number(above)}`;
    })
    .join('');
}

function legend(rows: readonly Row[]): string {
  return rows
    .map(({ references }, i) => {
      const { colour, dashes } = strokes[i];
      const x = 340 + 128 * i;
      const name = references === 1 ? '1 specimen' : `${references} specimens`;
      const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
      return `<path d="M${x} 20H${x + 26}" stroke="${colour}" stroke-width="2"${dashed}/><text x="${x + 32}" y="24">${name}</text>`;
    })
    .join('\n');
}

const number = (value: number) => value.toFixed(1);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
