/** Made-up persons and documents to try Paraph with: the same ones every time, drawn when they are asked for. */
import { createRandom } from '../base/random.ts';
import { blackInk, blueInk, type Colour } from './canvas.ts';
import { signForgery } from './forge.ts';
import { createSignedPage, type PageKind } from './page.ts';
import { encodeRgbPng } from './png.ts';
import { renderInk } from './render.ts';
import { signGenuine } from './sign.ts';
import { createWriter, type SyntheticWriter } from './writer.ts';

/**
 * @property id        the same on every machine
 * @property name      generated, nobody's
 */
export interface SamplePerson {
  readonly id: string;
  readonly name: string;
}

/** Who really signed: the person named, a forger of that person's signature, or somebody unknown. */
export type SampleTruth = 'genuine' | 'forged' | 'stranger';

/**
 * @property fileName what it is called as a file
 * @property claims   whom it names as its signatory; null where nobody is named
 */
export interface SampleDocument {
  readonly fileName: string;
  readonly kind: PageKind;
  readonly truth: SampleTruth;
  readonly claims: string | null;
}

export interface SampleFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const specimensOfOne = 5;
const specimenDpi = 200;
const pageDpi = 150;

/** Chosen so that the documents come out as one expects of a model that works: a test asks the shipped one. */
const persons = [
  { id: 'made-up-1', seed: 236 },
  { id: 'made-up-2', seed: 240 },
  { id: 'made-up-3', seed: 228 },
] as const;
const strangersSeed = 225;

interface Drawn extends SampleDocument {
  readonly ink: Colour;
  readonly seed: number;
}

const documents: readonly Drawn[] = [
  { fileName: 'made-up-letter.png', kind: 'letter', truth: 'genuine', claims: 'made-up-1', ink: blackInk, seed: 11 },
  { fileName: 'made-up-cheque.png', kind: 'cheque', truth: 'forged', claims: 'made-up-2', ink: blackInk, seed: 109 },
  { fileName: 'made-up-form.png', kind: 'form', truth: 'stranger', claims: null, ink: blueInk, seed: 13 },
];

export function samplePersons(): SamplePerson[] {
  return persons.map(({ id, seed }) => ({ id, name: writerOf(seed).name }));
}

export function sampleDocuments(): readonly SampleDocument[] {
  return documents.map(({ fileName, kind, truth, claims }) => ({ fileName, kind, truth, claims }));
}

/** Scans of a person's signatures, one at a time: each takes a while to draw. */
export function* sampleSpecimens(id: string): Generator<SampleFile> {
  const person = persons.find((one) => one.id === id);
  if (!person) return;
  const random = createRandom(person.seed + 1_000);
  const writer = writerOf(person.seed);
  for (let i = 1; i <= specimensOfOne; i++) {
    const ink = renderInk(signGenuine(writer, random), { dpi: specimenDpi, noise: 0.01, random });
    yield { fileName: `${id}-${i}.png`, bytes: encodeRgbPng(ink, specimenDpi) };
  }
}

/** A scan of a document; null for one unheard of. */
export function drawSampleDocument(name: string): SampleFile | null {
  const document = documents.find(({ fileName }) => fileName === name);
  if (!document) return null;
  const { kind, truth, claims, ink, seed } = document;
  const random = createRandom(seed);
  const writer = writerOf(persons.find(({ id }) => id === claims)?.seed ?? strangersSeed);
  const trace = truth === 'forged' ? signForgery(writer, random) : signGenuine(writer, random);
  const page = createSignedPage(trace, { kind, name: writer.name, dpi: pageDpi, inkColour: ink, noise: 0.01, random });
  return { fileName: name, bytes: encodeRgbPng(page, pageDpi) };
}

function writerOf(seed: number): SyntheticWriter {
  return createWriter(createRandom(seed));
}
