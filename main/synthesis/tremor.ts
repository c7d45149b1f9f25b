import type { Random } from '../base/random.ts';
import type { Point } from './lognormal.ts';

/** Physiological tremor of a tense hand, 8 to 12 Hz; its amplitude in millimetres swells and fades. */
export function createTremor(amplitude: number, random: Random): (time: number) => Point {
  const wave = () => {
    const frequency = 2 * Math.PI * random.between(8, 12);
    const swell = 2 * Math.PI * random.between(0.4, 1.1);
    const [phase, swellPhase] = [random.between(0, 2 * Math.PI), random.between(0, 2 * Math.PI)];
    return (time: number) =>
      amplitude * (1 + 0.8 * Math.sin(swell * time + swellPhase)) * Math.sin(frequency * time + phase);
  };
  const [x, y] = [wave(), wave()];
  return (time) => ({ x: x(time), y: y(time) });
}
