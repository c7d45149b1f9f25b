import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromErrorRecord, ParaphError, toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import { say, wordsOf } from '../../main/contract/phrase.ts';
import { chooseRuntime as describeLoaded } from '../../main/model/runtime-choice.ts';
import { errorWords, reason } from '../../renderer/sentences.ts';
import { language } from '../../renderer/state/language.svelte.ts';
import { german } from '../../renderer/texts/german.ts';
import { chooseRuntime, describeRuntime } from '../../scripts/runtime-choice.mjs';
import { saidIn, stagesIn } from './said.ts';

beforeEach(() => void (language.choice = 'de'));
afterEach(() => void (language.choice = 'system'));

const placesIn = (sentence: string) => (sentence.match(/\{\d+\}/g) ?? []).sort();

describe('the sentences of the engine', () => {
  const said = saidIn(['main', 'renderer', 'electron']);

  it('are all there in German', () => {
    const missing = said.filter(([, template]) => german.sentences[template] === undefined);
    expect(missing.map(([file, template]) => `${file}: ${template}`)).toEqual([]);
  });

  it('are there only as long as they are said', () => {
    const templates = new Set(said.map(([, template]) => template));
    expect(Object.keys(german.sentences).filter((template) => !templates.has(template))).toEqual([]);
  });

  it('show the same values in German', () => {
    for (const [template, translation = ''] of [
      ...Object.entries(german.sentences),
      ...Object.entries(german.reasons),
    ]) {
      expect(placesIn(translation), template).toEqual(placesIn(template));
    }
  });
});

describe('an error', () => {
  const pages = say`${2} pages`;
  const error = new ParaphError('bad-input', say`There is no page ${1200}: the document has ${pages}.`, {
    nextStep: say`Choose one of its pages.`,
  });
  /** As it comes to the interface from another process. */
  const received = toErrorRecord(fromErrorRecord(JSON.parse(JSON.stringify(toErrorRecord(error))) as ErrorRecord));

  it('is English where it is thrown', () => {
    expect(error.message).toBe('There is no page 1200: the document has 2 pages.');
    expect(error.nextStep).toBe('Choose one of its pages.');
    expect(received).toEqual(toErrorRecord(error));
  });

  it('is shown in the language chosen, with its values as one writes them there', () => {
    expect(errorWords(received)).toEqual({
      message: 'Es gibt keine Seite 1.200: das Dokument hat 2 Seiten.',
      nextStep: 'Wählen Sie eine seiner Seiten.',
    });
    language.choice = 'en';
    expect(errorWords(received).message).toBe('There is no page 1,200: the document has 2 pages.');
  });

  it('is shown as it is where its phrase is not known or did not come along', () => {
    expect(errorWords({ code: 'internal', message: 'Odd {0} thing.' })).toEqual({
      message: 'Odd {0} thing.',
      nextStep: null,
    });
    expect(wordsOf(say`Nobody says ${'this'}.`, (template) => template)).toBe('Nobody says this.');
  });
});

describe('reasons written down by set-up', () => {
  const gpu = { name: 'NVIDIA RTX 4000', driver: '535.104' };
  const machine = {
    platform: 'linux',
    arch: 'x64',
    libc: 'glibc',
    gpu: null,
    compiler: true,
    freeBytes: null,
    cached: [],
    wanted: null,
  } as const;
  const probes = [
    machine,
    { ...machine, gpu },
    { ...machine, gpu: { ...gpu, driver: '470.1' } },
    { ...machine, gpu, arch: 'arm64' },
    { ...machine, gpu, platform: 'win32', libc: null },
    { ...machine, gpu, platform: 'sunos', libc: null },
    { ...machine, libc: 'musl' },
    { ...machine, gpu, wanted: 'portable' },
    { ...machine, gpu, freeBytes: 1_000_000, wanted: 'metal' },
  ] as const;
  const records = probes.flatMap((probe) => {
    const { attempts, skipped } = chooseRuntime(probe);
    return attempts.flatMap((attempt) => [
      describeRuntime(attempt, skipped, { tensorflow: '2.21.0', usesGpu: true }),
      describeRuntime(attempt, ['TensorFlow (gpu): it broke'], { tensorflow: '2.21.0', usesGpu: false }),
    ]);
  });

  it('are all known in German', () => {
    const parts = records.flatMap(({ why, advice }) => [...why.split('; '), ...(advice === null ? [] : [advice])]);
    expect(parts.length).toBeGreaterThan(40);
    // What is in brackets or after a colon comes from elsewhere; a reason that is known reads otherwise in German.
    const same = parts.filter((part) => reason(part) === part && part !== 'TensorFlow (gpu): it broke');
    expect(same).toEqual([]);
  });

  it('are all known as the engine tells them', () => {
    const native = { tensorflow: '2.21.0', usesGpu: false };
    const written = { tensorflow: '2.21.0', flavour: 'cpu', advice: null };
    const packaged = { ...written, why: 'it comes with Paraph', origin: 'package' as const };
    const beside = { ...written, flavour: 'gpu', why: 'it was installed beside Paraph' };
    const told = [
      describeLoaded({ wanted: undefined, native, record: null, hasGpuDriver: false }),
      describeLoaded({ wanted: undefined, native, record: packaged, hasGpuDriver: true }),
      describeLoaded({ wanted: undefined, native: { ...native, usesGpu: true }, record: null, hasGpuDriver: true }),
      describeLoaded({ wanted: undefined, native: { ...native, usesGpu: true }, record: beside, hasGpuDriver: true }),
      describeLoaded({ wanted: undefined, native: { failure: 'no binding' }, record: null, hasGpuDriver: false }),
      describeLoaded({ wanted: 'wasm', native: null, record: null, hasGpuDriver: false }),
    ].flatMap(({ line, why, advice }) => [line, why, ...(advice === null ? [] : [advice])]);
    expect(told.filter((text) => reason(text) === text)).toEqual([]);
  });

  it('are known where the shipped model describes itself', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../resources/model/manifest.json', import.meta.url), 'utf8'),
    ) as {
      description: string;
      licence: string;
      calibration: { population: string };
    };
    for (const text of [manifest.description, manifest.licence, manifest.calibration.population])
      expect(reason(text)).not.toBe(text);
  });

  it('are known where long work names its stage', () => {
    const stages = stagesIn('main', ['main/hosts/cli']);
    expect(stages).toContain('Comparing');
    expect(stages.filter((stage) => reason(stage) === stage)).toEqual([]);
  });

  it('are known where a model that was trained here describes itself', () => {
    for (const population of ['12 people of this workspace', '30 writers of a folder']) {
      expect(reason(population)).not.toBe(population);
      for (const origin of ['retrained from Paraph base model', 'trained from scratch']) {
        expect(reason(`Two-map network ${origin} on ${population}.`)).toMatch(
          /^Netz .* an (12 Personen|30 Schreibern)/,
        );
      }
    }
  });

  it('are shown part by part, and what is not known as it is', () => {
    expect(reason('NVIDIA X was found (driver 9); TensorFlow does not see the GPU; an oddity')).toBe(
      'NVIDIA X gefunden (Treiber 9); TensorFlow sieht den Grafikprozessor nicht; an oddity',
    );
  });
});
