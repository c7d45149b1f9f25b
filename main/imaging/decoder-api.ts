/** What the decoder process answers. The engine checks its answers against these schemas: it reads files of strangers. */
import { z, Bytes, Count, Rate } from '../contract/schema.ts';
import type { HandMeasures } from '../contract/explanation.ts';
import type { ExportedPerson } from '../contract/person-file.ts';
import type { LabProfile } from '../contract/lab/records.ts';
import { DocumentFormat, Placement, Quality } from '../contract/records.ts';
import type { PageView, Region } from '../contract/records.ts';
import type { ImportList } from '../contract/imports.ts';
import type { Reproduction } from './reproduce.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { VariantName } from './variants.ts';

export const DecodedDocument = z.object({
  format: DocumentFormat,
  pages: z.array(z.object({ page: Count, width: Count, height: Count, dpi: z.nullable(z.number()) })),
});
export type DecodedDocument = z.infer<typeof DecodedDocument>;

const Normalised = z
  .object({ width: Count, height: Count, coverage: Bytes })
  .check(
    z.refine(
      ({ width, height, coverage }) => coverage.length === width * height,
      'coverage does not fill the normalised image',
    ),
  );

/** Trivial features: what a comparison must not rest on. `strokeWidth` is in pixels of the normalised image. */
export const Measures = z.object({ inkDarkness: z.number(), strokeWidth: z.number(), aspectRatio: z.number() });
export type Measures = z.infer<typeof Measures>;

/**
 * @property normalised the network's input; null when there is no ink
 * @property scanned    PNG of the region as scanned, long side at most 1600 px
 * @property cleaned    PNG of the ink alone, black on white, long side at most 1200 px
 * @property placement  where the two pictures lie on the page; null when there is no ink
 * @property centreLine the way the pen went, as `encodeCentreLine` writes it; null when there is too little ink
 */
export const PreparedSignature = z.object({
  quality: Quality,
  normalised: z.nullable(Normalised),
  scanned: Bytes,
  cleaned: Bytes,
  placement: z.nullable(Placement),
  centreLine: z.nullable(Bytes),
  measures: Measures,
});
export interface PreparedSignature extends Omit<z.infer<typeof PreparedSignature>, 'normalised'> {
  normalised: NormalisedImage | null;
}

/**
 * A cleaned picture as the network takes it.
 *
 * @property frame the rectangle of the picture's pixels that the network's input covers
 */
export const NormalisedPicture = z.object({
  normalised: Normalised,
  frame: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});
export interface NormalisedPicture extends Omit<z.infer<typeof NormalisedPicture>, 'normalised'> {
  normalised: NormalisedImage;
}

export const UnpackedCharacters = z.object({
  characters: z.array(z.object({ name: z.string(), drawings: z.array(Bytes) })),
});
export type UnpackedCharacters = z.infer<typeof UnpackedCharacters>;

/** `coverage` holds the drawings that could be read, one after the other; `read` says which ones these are. */
export const NormalisedDrawings = z.object({ read: z.array(z.boolean()), coverage: Bytes });
export type NormalisedDrawings = z.infer<typeof NormalisedDrawings>;

/** Files of an archive of labelled pictures, as they are. */
export const UnpackedPictures = z.object({ files: z.array(z.object({ path: z.string(), bytes: Bytes })) });
export type UnpackedPictures = z.infer<typeof UnpackedPictures>;
/** Paths beside the labels' folder: which test picture shows the class of which training picture. */
export const RunLabels = z.object({ pairs: z.array(z.object({ test: z.string(), training: z.string() })) });
export type RunLabels = z.infer<typeof RunLabels>;
/** @property centreLine as in `PreparedSignature` */
export const TracedPicture = z.object({ centreLine: z.nullable(Bytes) });
export type TracedPicture = z.infer<typeof TracedPicture>;
/** A PNG or JPEG. */
export const MadePicture = z.object({ picture: Bytes });
export type MadePicture = z.infer<typeof MadePicture>;
/** Ink common to both over ink of either, 0 to 1, where one is shifted over the other by whole pixels. */
export const Overlap = z.object({ overlap: Rate });
export type Overlap = z.infer<typeof Overlap>;

export interface InputSize {
  readonly width: number;
  readonly height: number;
}

/** The calls of the decoder process; `bytes` is the whole file, `name` serves error messages. */
export interface DecoderApi {
  open(request: { name: string; bytes: Uint8Array }): Promise<DecodedDocument>;
  page(request: { name: string; bytes: Uint8Array; page: number }): Promise<PageView>;
  prepare(request: {
    name: string;
    bytes: Uint8Array;
    region: Region | null;
    input: InputSize;
  }): Promise<PreparedSignature>;
  /** The first page as `prepare` takes it, after something happened to it: see `variants.ts`. */
  prepareVariant(request: {
    name: string;
    bytes: Uint8Array;
    variant: VariantName;
    seed: number;
    input: InputSize;
  }): Promise<PreparedSignature>;
  /** From a cleaned picture that `prepare` made, the same normalised image again, to the bit. */
  normalise(request: { name: string; bytes: Uint8Array; input: InputSize }): Promise<NormalisedPicture>;
  /** From a cleaned picture likewise, the same centre line again. */
  centreLine(request: { name: string; bytes: Uint8Array }): Promise<TracedPicture>;
  /** A cleaned picture in the examiner's terms; `placement` tells how large it is, where that is known. */
  describe(request: { name: string; bytes: Uint8Array; placement: Placement | null }): Promise<HandMeasures>;
  /** Another picture of the same signature, as pasting or scanning again would make it: for measuring. */
  reproduce(request: { name: string; bytes: Uint8Array; how: Reproduction }): Promise<MadePicture>;
  /** How much of their ink two pictures have in common, pixel on pixel: for measuring. */
  overlap(request: { name: string; bytes: Uint8Array; other: Uint8Array }): Promise<Overlap>;
  /** A list of persons with their files, as CSV. */
  list(request: { name: string; bytes: Uint8Array }): Promise<ImportList>;
  /** Characters of an archive in Omniglot's layout, their drawings packed as they are; at most `most` of these. */
  characters(request: { name: string; bytes: Uint8Array; most: number }): Promise<UnpackedCharacters>;
  /** Drawings as the network takes them; those that cannot be read or hold no ink are left out. */
  drawings(request: { name: string; drawings: readonly Uint8Array[]; input: InputSize }): Promise<NormalisedDrawings>;
  /** Labelled pictures of an archive and the labels of Lake's runs, packed as they are. */
  pictures(request: { name: string; bytes: Uint8Array }): Promise<UnpackedPictures>;
  /** `class_labels.txt` of one of Lake's runs. */
  runLabels(request: { name: string; bytes: Uint8Array }): Promise<RunLabels>;
  /** Pictures as the lab's networks take them; those that cannot be read or show nothing are left out. */
  labPictures(request: {
    name: string;
    pictures: readonly Uint8Array[];
    profile: LabProfile;
    side: number;
  }): Promise<NormalisedDrawings>;
  /** A person exported by Paraph, with pictures that are PNGs; `bytes` is the archive, opened already. */
  person(request: { name: string; bytes: Uint8Array }): Promise<ExportedPerson>;
}
