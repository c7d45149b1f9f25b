import { describe, expect, it } from 'vitest';
import { mean } from '../../main/base/vectors.ts';
import { createRandom } from '../../main/base/random.ts';
import { signForgery } from '../../main/synthesis/forge.ts';
import { smallLetters } from '../../main/synthesis/letters.ts';
import { capitals } from '../../main/synthesis/capitals.ts';
import { sampleName } from '../../main/synthesis/sample-name.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import { inkLength, inkSpeeds, traceBounds, traceDuration, type InkTrace } from '../../main/synthesis/trace.ts';
import { createTremor } from '../../main/synthesis/tremor.ts';
import { createWriter } from '../../main/synthesis/writer.ts';
import { fingerprint, rasterDistance } from './raster-distance.ts';

const random = createRandom(20);
const population = Array.from({ length: 24 }, () => {
  const writer = createWriter(random.fork());
  const genuine = Array.from({ length: 3 }, () => signGenuine(writer, random));
  const forged = Array.from({ length: 2 }, () => signForgery(writer, random));
  return { writer, genuine, forged };
});
const all = population.flatMap(({ genuine, forged }) => [...genuine, ...forged]);

describe('generated writers', () => {
  it('are the same for the same seed and others for another', () => {
    const signed = (seed: number) => {
      const source = createRandom(seed);
      const writer = createWriter(source);
      return { writer, genuine: signGenuine(writer, source), forged: signForgery(writer, source) };
    };
    expect(signed(5)).toEqual(signed(5));
    expect(signed(5)).not.toEqual(signed(6));
  });

  it('never sign twice alike', () => {
    for (const { genuine } of population) expect(genuine[0].lines).not.toEqual(genuine[1].lines);
  });

  it('have names that the alphabet can spell', () => {
    for (let i = 0; i < 500; i++) {
      const name = sampleName(random);
      expect(name).toMatch(/^[A-Z][a-z]{2,} [A-Z][a-z]{2,}$/);
      for (const letter of name.replace(' ', '') + name.split(' ')[0].slice(-1).toUpperCase())
        expect(capitals[letter] ?? smallLetters[letter], name).toBeDefined();
    }
  });

  it('sign 40 to 80 mm wide and lower than 50 mm', () => {
    for (const { genuine } of population) {
      const sizes = genuine.map((trace) => traceBounds(trace));
      for (const { left, right, bottom, top } of sizes) {
        expect(right - left).toBeGreaterThan(38);
        expect(right - left).toBeLessThan(82);
        expect(top - bottom).toBeLessThan(50);
        expect(top - bottom).toBeGreaterThan(5);
      }
      expect(mean(sizes.map(({ left, right }) => right - left))).toBeGreaterThan(40);
      expect(mean(sizes.map(({ left, right }) => right - left))).toBeLessThan(80);
    }
  });
});

describe('generated movements', () => {
  it('are what a tablet could have recorded', () => {
    for (const trace of all) {
      const samples = trace.lines.flat();
      const speeds = inkSpeeds(trace);
      expect(samples.every(({ x, y, time }) => [x, y, time].every(Number.isFinite))).toBe(true);
      expect(samples.every(({ pressure }) => pressure > 0 && pressure <= 1)).toBe(true);
      expect(samples.every(({ time }, i) => i === 0 || time > samples[i - 1].time)).toBe(true);
      expect(Math.max(...speeds)).toBeLessThan(700);
      expect(mean(speeds)).toBeGreaterThan(5);
    }
  });

  it('of genuine signatures take 1 to 10 seconds at 20 to 180 mm/s', () => {
    for (const trace of population.flatMap(({ genuine }) => genuine)) {
      expect(traceDuration(trace)).toBeGreaterThan(1);
      expect(traceDuration(trace)).toBeLessThan(10);
      expect(mean(inkSpeeds(trace))).toBeGreaterThan(20);
      expect(mean(inkSpeeds(trace))).toBeLessThan(180);
      expect(inkLength(trace)).toBeGreaterThan(60);
    }
  });

  it('of forgeries are slower, of more even pressure and less fluent', () => {
    const average = (measure: (trace: InkTrace) => number, traces: readonly InkTrace[]) => mean(traces.map(measure));
    let slower = 0;
    let evener = 0;
    let halting = 0;
    for (const { genuine, forged } of population) {
      if (average(traceDuration, forged) > 1.4 * average(traceDuration, genuine)) slower++;
      if (average(pressureSpread, forged) < average(pressureSpread, genuine)) evener++;
      if (average(haltsPerMillimetre, forged) > average(haltsPerMillimetre, genuine)) halting++;
    }
    expect(slower).toBeGreaterThanOrEqual(22);
    expect(evener).toBeGreaterThanOrEqual(22);
    expect(halting).toBeGreaterThanOrEqual(23);
  });

  it('of forgeries tremble at 8 to 12 Hz', () => {
    for (let i = 0; i < 50; i++) {
      const tremor = createTremor(0.05, random);
      const beside = Array.from({ length: 5_000 }, (_, step) => tremor(step / 1_000));
      expect(frequency(beside.map(({ x }) => x))).toSatisfy((hertz: number) => hertz > 7.8 && hertz < 12.2);
      expect(frequency(beside.map(({ y }) => y))).toSatisfy((hertz: number) => hertz > 7.8 && hertz < 12.2);
      expect(Math.max(...beside.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(0.13);
    }
  });
});

describe('one hand', () => {
  const pictures = population.map(({ genuine, forged }) => ({
    genuine: genuine.map(fingerprint),
    forged: forged.map(fingerprint),
  }));
  const between = (some: readonly Float64Array[], others: readonly Float64Array[]) =>
    mean(some.flatMap((a) => others.filter((b) => b !== a).map((b) => rasterDistance(a, b))));

  it('is nearer to itself than to nine in ten other writers, for nine in ten writers', () => {
    const recognised = pictures.filter((own) => {
      const within = between(own.genuine, own.genuine);
      const others = pictures.filter((other) => other !== own);
      const farther = others.filter((other) => between(own.genuine, other.genuine) > within);
      return farther.length >= 0.9 * others.length;
    });
    expect(recognised.length).toBeGreaterThanOrEqual(0.9 * pictures.length);
  });

  it('is nearer to itself than to its forgeries, and to these than to strangers', () => {
    const within = mean(pictures.map(({ genuine }) => between(genuine, genuine)));
    const forged = mean(pictures.map((own) => between(own.genuine, own.forged)));
    const strangers = mean(pictures.map((own, i) => between(own.genuine, pictures[(i + 1) % pictures.length].genuine)));
    expect(forged).toBeGreaterThan(within);
    expect(strangers).toBeGreaterThan(1.3 * forged);
  });
});

/** Standard deviation of the pressure along the signature. */
function pressureSpread(trace: InkTrace): number {
  const pressures = trace.lines.flat().map(({ pressure }) => pressure);
  const centre = mean(pressures);
  return Math.sqrt(mean(pressures.map((pressure) => (pressure - centre) ** 2)));
}

/** Least speeds, of speeds averaged over 20 ms, for each millimetre: what examiners call a lack of fluency. */
function haltsPerMillimetre(trace: InkTrace): number {
  const halts = trace.lines.map((line) => {
    const every = line.filter((_, i) => i % 10 === 0);
    const speeds = every.slice(1).map((sample, i) => Math.hypot(sample.x - every[i].x, sample.y - every[i].y));
    return speeds.slice(1, -1).filter((speed, i) => speed < speeds[i] && speed <= speeds[i + 2]).length;
  });
  return halts.reduce((sum, count) => sum + count, 0) / inkLength(trace);
}

/** Hertz of five seconds sampled at 1 kHz, from the changes of sign. */
function frequency(signal: readonly number[]): number {
  const changes = signal.slice(1).filter((value, i) => value < 0 !== signal[i] < 0);
  return changes.length / 2 / 5;
}
