/** How well signatures are identified among the writers of a labelled set, with the limits that an identification keeps. */
import { assert } from '../base/assert.ts';
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { defaultForm } from '../contract/forms.ts';
import type { IdentificationReport } from '../contract/identification-report.ts';
import { say } from '../contract/phrase.ts';
import type { IdentifyDecision } from '../contract/records.ts';
import type { Traits } from '../contract/traits.ts';
import type { Reference } from '../matching/compare.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import { createGallery, type Gallery } from '../matching/gallery.ts';
import { identify } from '../matching/identify.ts';
import { identifiedWithinLimits, unlikeIdentified } from '../matching/limits.ts';
import { createVectorStack } from '../matching/simd/squared-distances.ts';
import { embedSet, type Embedded, type EmbeddedSet, type OnProgress } from './embedded-set.ts';
import type { VerificationOptions } from './evaluate-verification.ts';
import { chosenFolder, requireCalibration } from './measured-files.ts';
import { pooledRate } from './metrics.ts';
import { createMeasuring } from './verdict-figures.ts';

/** @property probes signatures of each writer that are asked about, at the most */
interface Protocol {
  readonly references: readonly number[];
  readonly probes: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** @throws ParaphError `refused` without calibration; `not-found`, `bad-input` when too few remain; `cancelled` */
export async function evaluateIdentification(
  options: Omit<VerificationOptions, 'calibrateOn' | 'draws'> & Protocol,
): Promise<IdentificationReport> {
  const calibration = requireCalibration(options.embedder);
  return identificationOfSet(await embedSet({ ...options, folder: chosenFolder(options) }), calibration, options);
}

/** The same for a set already embedded. The calibration must come from other writers. */
export async function identificationOfSet(
  set: EmbeddedSet,
  calibration: Calibration,
  { references, probes, seed, signal, onProgress }: Protocol,
): Promise<IdentificationReport> {
  const results: IdentificationReport['results'] = [];
  for (const count of new Set(references)) {
    const people = enrolDrawn(set, count, probes, seed);
    if (people.length < 2) continue;
    const answers: Answers[] = [];
    const galleries = createGalleries(people, set.model);
    const traitsOf = collectTraits(people);
    for (const [done, person] of people.entries()) {
      throwIfCancelled(signal);
      onProgress?.(`Among ${count} specimens each`, done, people.length);
      answers.push({
        enrolled: await decideAll(person, galleries.everybody(), traitsOf, calibration),
        strangers: await decideAll(person, galleries.without(person), traitsOf, calibration),
      });
    }
    results.push(resultOf(count, people, answers, seed));
  }
  if (results.length === 0) throw tooFew(set.set);
  const { model, skipped } = set;
  const { falseIdentification } = defaultPolicy;
  return { set: set.set, model, seed, falseIdentification, results, skipped: [...skipped] };
}

type Specimen = Reference & Pick<Embedded, 'traits'>;

interface Person {
  readonly name: string;
  readonly specimens: readonly Specimen[];
  readonly probes: readonly Embedded[];
}

/** The first of a writer's signatures in random order are specimens: more of them are the same ones and others. */
function enrolDrawn({ writers }: EmbeddedSet, count: number, probes: number, seed: number): Person[] {
  const random = createRandom(seed);
  return writers.flatMap(({ name, genuine }) => {
    const order = random.fork().shuffled(genuine);
    if (order.length <= count) return [];
    const specimens = order
      .slice(0, count)
      .map(({ embedding, traits }, i) => ({ specimen: `${name} ${i}`, embedding, traits }));
    return [{ name, specimens, probes: order.slice(count).slice(-probes) }];
  });
}

/** One stack of vectors for all of them. */
function createGalleries(people: readonly Person[], model: string) {
  const all = people.flatMap(({ name, specimens }) => specimens.map((one) => ({ name, one })));
  const vectors = createVectorStack(all[0].one.embedding.global.length);
  const placed = all.map(({ name, one: { specimen, embedding } }, place) => {
    vectors.put(place, embedding.global);
    return { signatory: name, form: defaultForm, specimen, place };
  });
  const spreads = new Map<string, number | null>();
  const shelf = {
    name: (signatory: string) => signatory,
    open: ({ signatory }: { readonly signatory: string }) =>
      people.find(({ name }) => name === signatory)?.specimens ?? [],
  };
  return {
    everybody: () => createGallery(model, placed, vectors, shelf, spreads),
    without: ({ name }: Person) =>
      createGallery(
        model,
        placed.filter(({ signatory }) => signatory !== name),
        vectors,
        shelf,
        spreads,
      ),
  };
}

type TraitsOf = (specimens: readonly string[]) => readonly Traits[];

function collectTraits(people: readonly Person[]): TraitsOf {
  const known = new Map(people.flatMap(({ specimens }) => specimens.map((one) => [one.specimen, one.traits])));
  return (specimens) => specimens.flatMap((specimen) => known.get(specimen) ?? []);
}

interface Answers {
  readonly enrolled: readonly IdentifyDecision[];
  readonly strangers: readonly IdentifyDecision[];
}

async function decideAll(
  { probes }: Person,
  gallery: Gallery,
  traitsOf: TraitsOf,
  calibration: Calibration,
): Promise<IdentifyDecision[]> {
  const decisions: IdentifyDecision[] = [];
  for (const { embedding, traits, flaws = [] } of probes) {
    const { decision, named } = identify(embedding, gallery, calibration, defaultPolicy);
    const unlike = unlikeIdentified(traits ?? null, named, traitsOf, calibration);
    decisions.push(identifiedWithinLimits(decision, unlike, { reasons: flaws }));
    await breathe();
  }
  return decisions;
}

function resultOf(
  references: number,
  people: readonly Person[],
  answers: readonly Answers[],
  seed: number,
): IdentificationReport['results'][number] {
  const measure = createMeasuring(people.length, seed);
  const share = (kind: keyof Answers, test: (decision: IdentifyDecision, name: string) => boolean) => {
    const counts = answers.map((answer, i) => ({
      errors: answer[kind].filter((decision) => test(decision, people[i].name)).length,
      total: answer[kind].length,
    }));
    const measured = measure((weights) => pooledRate(counts, weights), 100);
    assert(measured !== null, 'everybody enrolled has a signature more');
    return measured;
  };
  const common = (kind: keyof Answers) => ({
    signatures: people.reduce((sum, { probes }) => sum + probes.length, 0),
    takenBack: share(kind, ({ word }) => word === 'inconclusive'),
    unknown: share(kind, ({ word }) => word === 'unknown'),
  });
  return {
    references,
    people: people.length,
    enrolled: {
      ...common('enrolled'),
      right: share('enrolled', ({ signatory }, name) => signatory === name),
      wrong: share('enrolled', ({ signatory }, name) => signatory !== null && signatory !== name),
    },
    strangers: { ...common('strangers'), named: share('strangers', ({ signatory }) => signatory !== null) },
  };
}

function tooFew(set: string): ParaphError {
  return new ParaphError('bad-input', say`“${set}” has fewer than two writers with usable genuine signatures.`, {
    nextStep: say`Ask for fewer references: one genuine signature more than references is needed.`,
  });
}
