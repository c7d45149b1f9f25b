import type { Box, PageFlow } from './page-flow.ts';
import { writeHeading, type ReportContext, type ReportedCase, type ReportedPictures } from './report-parts.ts';
import type { ReportedSpecimen } from './report-parts.ts';

const gap = 10;
const captionStyle = { size: 8, colour: '#575d66', tag: 'Caption' } as const;
const nameStyle = { size: 8.5, weight: 'bold', tag: 'Caption' } as const;
const captionHeight = 13;

/** The questioned signature as scanned and as compared, then every specimen likewise, nearest first. */
export function writePictures(context: ReportContext, { pictures, specimens }: ReportedCase): void {
  const { flow, words } = context;
  writeHeading(flow, words.pictures.title, 150);
  writePair(context, words.pictures.questioned, pictures, { height: 105, edge: '#1b2027', lineWidth: 1.2 });
  for (const [index, specimen] of specimens.entries()) writeSpecimen(context, specimen, index, specimens.length);
}

function writeSpecimen(context: ReportContext, specimen: ReportedSpecimen, index: number, total: number): void {
  const { flow, words, given, distance } = context;
  const { owner, signedOn, pictures } = specimen;
  const details = [
    owner === null ? words.pictures.specimen(index + 1, total) : words.pictures.nearestOf(given(owner)),
    ...(specimen.distance === null ? [] : [words.pictures.distance(distance(specimen.distance))]),
    ...(signedOn === null ? [] : [words.pictures.signedOn(given(signedOn))]),
  ];
  const name = details.join(' · ');
  if (pictures) writePair(context, name, pictures, { height: 72, edge: '#dedad1', lineWidth: 0.8 });
  else {
    flow.paragraph(name, nameStyle);
    flow.paragraph(words.pictures.gone, { ...captionStyle, after: 6 });
  }
}

interface Look {
  readonly height: number;
  readonly edge: string;
  readonly lineWidth: number;
}

function writePair({ flow, words }: ReportContext, name: string, pictures: ReportedPictures, look: Look): void {
  const width = (flow.width - gap) / 2;
  flow.need(look.height + 2 * captionHeight + 6);
  flow.paragraph(name, { ...nameStyle, after: 1 });
  const { y } = flow;
  for (const [index, as] of (['scanned', 'cleaned'] as const).entries()) {
    const box = { x: flow.left + index * (width + gap), y, width, height: look.height };
    drawPicture(flow, `${name}, ${words.pictures[as]}`, pictures[as], box, look);
    flow.textAt(words.pictures[as], captionStyle, { x: box.x, y: y + look.height + 2, width });
  }
  flow.y = y + look.height + captionHeight + 6;
}

function drawPicture(flow: PageFlow, alternative: string, picture: Uint8Array, box: Box, look: Look): void {
  const { x, y, width, height } = box;
  flow.figure(alternative, box, (pdf) => {
    pdf.rect(x, y, width, height).lineWidth(look.lineWidth).fillAndStroke('#ffffff', look.edge);
    const fit: [number, number] = [width - 12, height - 12];
    pdf.image(Buffer.from(picture), x + 6, y + 6, { fit, align: 'center', valign: 'center' });
  });
}
