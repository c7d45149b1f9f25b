import type { Random } from '../base/random.ts';
import { addScannerNoise, blackInk, blankCanvas, layInk, white, type Colour, type RgbImage } from './canvas.ts';
import { inkCoverage, millimetresPerInch } from './coverage.ts';
import { createPrinter, type Printer } from './print.ts';
import { sampleName } from './sample-name.ts';
import type { InkTrace } from './trace.ts';

export const pageKinds = ['card', 'cheque', 'letter', 'form'] as const;
export type PageKind = (typeof pageKinds)[number];

/** Where a stamp was set: clear of the signature, or on it as offices do it. */
export type Stamp = 'none' | 'beside' | 'over';

/** A rectangle in pixels of the page. */
export interface PixelRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A generated page, and where its signature truly is: the ink's own extent. */
export interface SignedPage extends RgbImage {
  readonly region: PixelRegion;
}

/**
 * @property kind   a signature card (105 × 74 mm), a cheque (200 × 90 mm), a letter or a form with boxes (A4)
 * @property name   printed where the form asks for one
 * @property dpi    pixels an inch
 * @property stamp  none on a card and beside the signature elsewhere, when left out
 * @property noise  of the scanner, as a share of 255
 */
export interface PageRendering {
  readonly kind: PageKind;
  readonly name: string;
  readonly dpi: number;
  readonly stamp?: Stamp;
  readonly inkColour?: Colour;
  readonly paper?: Colour;
  readonly noise?: number;
  readonly random: Random;
}

/** All in millimetres from the top left; `rule` is the line to sign on, from its left end. */
interface Form {
  readonly width: number;
  readonly height: number;
  readonly rule: { readonly x: number; readonly y: number; readonly length: number };
  print(printer: Printer, name: string, random: Random): void;
}

const stampColour: Colour = [150, 62, 78];

const forms: Readonly<Record<PageKind, Form>> = {
  card: {
    width: 105,
    height: 74,
    rule: { x: 11, y: 58, length: 83 },
    print(printer, name) {
      printer.text(11, 11, 3, 'Specimen signature');
      printer.rule(11, 13.5, 94, 13.5, 0.25);
      printer.text(11, 69, 1.8, name);
    },
  },
  cheque: {
    width: 200,
    height: 90,
    rule: { x: 112, y: 74, length: 80 },
    print(printer, name, random) {
      printer.text(10, 12, 3.2, 'Bank of samples');
      printer.text(150, 12, 2.2, `Date: ${date(random)}`);
      const payee = printer.text(10, 27, 2.2, 'Pay to: ');
      printer.text(payee + 3, 27, 2.6, sampleName(random));
      printer.rule(payee, 29, 190, 29, 0.2);
      const sum = printer.text(10, 38, 2.2, 'The sum of: ');
      printer.rule(sum, 40, 140, 40, 0.2);
      printer.text(150, 39, 3, digits(random, 4) + '.00');
      box(printer, 146, 33, 44, 9);
      printer.text(112, 85, 1.8, `Signed: ${name}`);
      printer.text(30, 86, 2.6, `${digits(random, 6)} : ${digits(random, 9)} : ${digits(random, 2)}`);
    },
  },
  letter: {
    width: 210,
    height: 297,
    rule: { x: 24, y: 232, length: 84 },
    print(printer, name, random) {
      printer.text(24, 26, 4, 'Office of generated letters');
      printer.rule(24, 30, 186, 30, 0.5);
      printer.text(24, 48, 2.2, `To: ${sampleName(random)}`);
      for (let paragraph = 0, y = 66; paragraph < 4; paragraph++, y += 8) {
        const lines = 3 + random.below(4);
        for (let line = 0; line < lines; line++, y += 5.6) {
          printLine(printer, 24, y, line === lines - 1 ? random.between(40, 110) : 162, random);
        }
      }
      printer.text(24, 246, 2, name);
      printer.text(132, 238, 2, 'Place and date');
      printer.rule(132, 232, 186, 232, 0.25);
    },
  },
  form: {
    width: 210,
    height: 297,
    rule: { x: 30, y: 246, length: 90 },
    print(printer, name, random) {
      printer.text(24, 26, 4, 'Application for a sample');
      printer.text(24, 34, 2, 'Please fill in by hand. One sign for each box.');
      printFields(printer, name, random);
      printTable(printer, random);
      for (const [i, text] of ['First application', 'Change of details', 'I agree to the terms'].entries()) {
        tick(printer, 24, 186 + i * 8, random.chance(0.5), text);
      }
      box(printer, 24, 218, 104, 34);
      printer.text(27, 222, 1.8, 'Signature');
      box(printer, 132, 218, 54, 34);
      printer.text(135, 222, 1.8, 'Date');
      printer.text(140, 240, 3, date(random));
      printer.text(24, 262, 1.8, `Form ${digits(random, 4)}-${digits(random, 2)}`);
    },
  },
};

/** Labelled combs: names, a birthday, a number. */
function printFields(printer: Printer, name: string, random: Random): void {
  const fields = [
    ['Family name', name.split(' ').at(-1) ?? name, 20],
    ['Given name', name.split(' ')[0], 20],
    ['Date of birth', date(random), 10],
    ['Number', digits(random, 9), 12],
  ] as const;
  for (const [i, [label, text, count]] of fields.entries()) {
    printer.text(24, 50 + i * 17, 2, label);
    comb(printer, 24, 52 + i * 17, text, count);
  }
}

/** A table of sums. */
function printTable(printer: Printer, random: Random): void {
  const [left, top, rows, height] = [24, 122, 6, 8];
  const columns = [0, 70, 116, 162];
  for (let row = 0; row <= rows; row++) printer.rule(left, top + row * height, left + 162, top + row * height, 0.25);
  for (const column of columns) printer.rule(left + column, top, left + column, top + rows * height, 0.25);
  for (const [i, head] of ['Item', 'Count', 'Sum'].entries()) printer.text(left + columns[i] + 3, top + 5.4, 2.2, head);
  for (let row = 1; row < rows; row++) {
    const y = top + row * height + 5.4;
    printer.text(left + 3, y, 2.2, sampleName(random).split(' ')[0]);
    printer.text(left + columns[1] + 3, y, 2.2, digits(random, 2));
    printer.text(left + columns[2] + 3, y, 2.2, `${digits(random, 3)}.00`);
  }
}

/** A page of a form with a signature on its rule, a quarter of it below. */
export function createSignedPage(trace: InkTrace, rendering: PageRendering): SignedPage {
  const { kind, name, dpi, inkColour = blackInk, paper = white, noise = 0, random } = rendering;
  const { stamp = kind === 'card' ? 'none' : 'beside' } = rendering;
  const form = forms[kind];
  const scale = dpi / millimetresPerInch;
  const canvas = blankCanvas(Math.round(form.width * scale), Math.round(form.height * scale), paper);
  const printer = createPrinter(canvas, dpi);
  form.print(printer, name, random);
  printer.rule(form.rule.x, form.rule.y, form.rule.x + form.rule.length, form.rule.y, 0.25);
  if (stamp !== 'none') printStamp(createPrinter(canvas, dpi, stampColour), stampPlace(form, stamp, random), random);
  const region = sign(canvas, trace, form, dpi, inkColour, random);
  addScannerNoise(canvas, noise, random);
  return { ...canvas, region };
}

/** Sets the signature on the rule, a quarter of it below, and keeps it on the page. */
function sign(canvas: RgbImage, trace: InkTrace, form: Form, dpi: number, colour: Colour, random: Random): PixelRegion {
  const scale = dpi / millimetresPerInch;
  const coverage = inkCoverage(trace, dpi, 0, random.below(2 ** 31));
  const slack = form.rule.length * scale - coverage.width;
  const wantedX = form.rule.x * scale + slack * random.between(0.2, 0.8);
  const wantedY = form.rule.y * scale - coverage.height * random.between(0.68, 0.82);
  const x = within(Math.round(wantedX), canvas.width - coverage.width);
  const y = within(Math.round(wantedY), canvas.height - coverage.height);
  layInk(canvas, coverage, x, y, colour);
  return { x, y, width: coverage.width, height: coverage.height };
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Beside the rule clear of a signature as wide as the rule is long, or over where the signature ends. */
function stampPlace({ rule, width }: Form, stamp: Stamp, random: Random): Circle {
  const radius = random.between(9, 11);
  const y = rule.y - random.between(8, 12);
  if (stamp === 'over') return { x: rule.x + rule.length * random.between(0.55, 0.8), y: y + 4, radius };
  const right = rule.x + rule.length + radius + 8;
  return { x: right + radius < width ? right : rule.x - radius - 8, y, radius };
}

/** A round stamp: two circles, a word and a number. */
function printStamp(stamp: Printer, { x, y, radius }: Circle, random: Random): void {
  stamp.circle(x, y, radius, 0.6);
  stamp.circle(x, y, radius - 2, 0.3);
  stamp.text(x - 6, y - 0.4, 2, 'Sample');
  stamp.text(x - 4.2, y + 3.4, 2, digits(random, 4));
}

/** A line of boxes, one for a sign each, with what is written in them. */
function comb(printer: Printer, x: number, y: number, text: string, count: number): void {
  for (let i = 0; i < count; i++) {
    box(printer, x + i * 6, y, 6, 8);
    printer.text(x + i * 6 + 1.6, y + 6, 3.6, text[i] ?? ' ');
  }
}

/** A box to tick, ticked or not, and what it is for. */
function tick(printer: Printer, x: number, y: number, isTicked: boolean, text: string): void {
  box(printer, x, y, 4, 4);
  if (isTicked) {
    printer.rule(x + 0.7, y + 2.2, x + 1.8, y + 3.3, 0.4);
    printer.rule(x + 1.8, y + 3.3, x + 3.6, y + 0.7, 0.4);
  }
  printer.text(x + 7, y + 3.4, 2.2, text);
}

function box(printer: Printer, x: number, y: number, width: number, height: number): void {
  printer.rule(x, y, x + width, y, 0.25);
  printer.rule(x, y + height, x + width, y + height, 0.25);
  printer.rule(x, y, x, y + height, 0.25);
  printer.rule(x + width, y, x + width, y + height, 0.25);
}

/** Words that say nothing, up to a width. */
function printLine(printer: Printer, x: number, y: number, width: number, random: Random): void {
  for (let cursor = x; cursor < x + width - 14;) {
    const [word] = sampleName(random).split(' ');
    cursor = printer.text(cursor, y, 2, word.slice(0, 2 + random.below(6))) + 1.4;
  }
}

function date(random: Random): string {
  const [day, month] = [1 + random.below(28), 1 + random.below(12)].map((part) => String(part).padStart(2, '0'));
  return `${day}.${month}.20${10 + random.below(30)}`;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.below(10))).join('');
}
