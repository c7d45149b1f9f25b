/** A chart as a file: the drawing on the screen, with its colours written into it, its title and its legend. */
import type { Series } from './series.ts';

const namespace = 'http://www.w3.org/2000/svg';
const copied = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight'] as const;
const lineHeight = 18;
const margin = 12;
/** Sharp on paper too. */
const pixelsPerUnit = 3;

/** A mark of the legend, where a drawing has other things than lines. */
export interface MarkKey {
  readonly name: string;
  /** About (0, 0), some ten pixels wide. */
  readonly path: string;
  /** Colours of tokens.css, without `--color-`. */
  readonly fill: string;
  readonly stroke: string;
}

interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** What the legend says: lines, then marks. */
type Legend = readonly [series: readonly Series[], marks?: readonly MarkKey[]];

export function svgOf(shown: SVGSVGElement, title: string, ...legend: Legend): Blob {
  return new Blob([drawn(shown, title, ...legend).svg], { type: 'image/svg+xml' });
}

export async function pngOf(shown: SVGSVGElement, title: string, ...legend: Legend): Promise<Blob> {
  const { svg, width, height } = drawn(shown, title, ...legend);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * pixelsPerUnit;
    canvas.height = height * pixelsPerUnit;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawn(
  shown: SVGSVGElement,
  title: string,
  series: readonly Series[],
  marks: readonly MarkKey[] = [],
): Drawing {
  const { width, height: chartHeight } = shown.getBoundingClientRect();
  const head = margin + lineHeight * (1 + series.length + marks.length) + margin;
  const height = head + chartHeight + margin;
  const styles = getComputedStyle(shown);
  const picture = element('svg', { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` });
  picture.setAttribute('font-family', styles.fontFamily);
  picture.append(element('rect', { width, height, fill: colourOf('sheet') }));
  picture.append(written(title, margin, margin + 12, styles.color, '600'));
  series.forEach((line, i) => picture.append(...legendLine(line, margin + lineHeight * (i + 1) + 12, styles.color)));
  marks.forEach((mark, i) => {
    picture.append(...legendMark(mark, margin + lineHeight * (series.length + i + 1) + 12, styles.color));
  });
  const chart = withStyles(shown);
  // A drawing that stretches on the screen is copied as large as it is there.
  for (const [name, value] of Object.entries({ y: head, width, height: chartHeight }))
    chart.setAttribute(name, String(value));
  picture.append(chart);
  return { svg: new XMLSerializer().serializeToString(picture), width, height };
}

/** What the stylesheet says is written into the copy: a file has no stylesheet. */
function withStyles(shown: SVGSVGElement): SVGSVGElement {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const originals = shown.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((node, i) => {
    const styles = getComputedStyle(originals[i]);
    for (const name of copied) node.setAttribute(name, styles.getPropertyValue(name));
    node.removeAttribute('style');
    node.removeAttribute('class');
  });
  copy.querySelectorAll('[data-hover]').forEach((node) => node.remove());
  return copy;
}

function legendLine({ name, colour, dashes, faint }: Series, y: number, ink: string): SVGElement[] {
  const stroke = colourOf(colour);
  const line = {
    x1: margin,
    x2: margin + 26,
    y1: y - 4,
    y2: y - 4,
    stroke,
    'stroke-width': faint ? 1 : 2,
    opacity: faint ? 0.5 : 1,
  };
  return [element('line', dashes ? { ...line, 'stroke-dasharray': dashes } : line), written(name, margin + 34, y, ink)];
}

function legendMark({ name, path, fill, stroke }: MarkKey, y: number, ink: string): SVGElement[] {
  const transform = `translate(${margin + 13} ${y - 4})`;
  const mark = element('path', {
    d: path,
    transform,
    fill: colourOf(fill),
    stroke: colourOf(stroke),
    'stroke-width': 1.2,
  });
  return [mark, written(name, margin + 34, y, ink)];
}

function written(text: string, x: number, y: number, fill: string, weight = '400'): SVGElement {
  const node = element('text', { x, y, fill, 'font-size': 13, 'font-weight': weight });
  node.textContent = text;
  return node;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

function colourOf(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--color-${token}`).trim();
}
