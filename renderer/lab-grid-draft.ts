/** A grid that is being thought of: fields as they are typed, and the settings they make. Pure. */
import { gridDefaults, type GridLoss, gridLosses, GridSettings } from '../main/contract/lab/grid.ts';
import { z } from '../main/contract/schema.ts';

export interface GridFields {
  readonly losses: readonly GridLoss[];
  readonly sizes: string;
  readonly ways: string;
  readonly seeds: string;
  readonly steps: string;
  readonly trials: string;
  /** What no field shows. */
  readonly rest: Omit<GridSettings, 'set' | 'losses' | 'sizes' | 'ways' | 'seeds' | 'steps' | 'trials'>;
}

export type GridField = 'losses' | 'sizes' | 'ways' | 'seeds' | 'steps' | 'trials';

export function fieldsOf({
  losses,
  sizes,
  ways,
  seeds,
  steps,
  trials,
  ...rest
}: Omit<GridSettings, 'set'> = gridDefaults): GridFields {
  const listed = (values: readonly number[]) => values.join(', ');
  return {
    losses: gridLosses.filter((loss) => losses.includes(loss)),
    ...{ sizes: listed(sizes), ways: listed(ways), seeds: listed(seeds) },
    ...{ steps: String(steps), trials: String(trials), rest },
  };
}

/** Settings, or the fields that no grid can have. */
export function settingsOf(set: string, fields: GridFields): { settings: GridSettings | null; misfits: GridField[] } {
  const { losses, sizes, ways, seeds, steps, trials, rest } = fields;
  const whole = {
    ...{ ...rest, set, losses: [...losses], sizes: numbersIn(sizes), ways: numbersIn(ways), seeds: numbersIn(seeds) },
    ...{ steps: Number(steps), trials: Number(trials) },
  };
  const parsed = z.safeParse(GridSettings, whole);
  if (parsed.success) return { settings: parsed.data, misfits: [] };
  const named: readonly GridField[] = ['losses', 'sizes', 'ways', 'seeds', 'steps', 'trials'];
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return { settings: null, misfits: named.filter((field) => wrong.has(field)) };
}

/** Settings from a text; null where they are none. */
export function settingsFrom(text: string): GridSettings | null {
  try {
    const parsed = z.safeParse(GridSettings, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whatever is no number comes back as NaN, which no settings take. */
function numbersIn(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
}
