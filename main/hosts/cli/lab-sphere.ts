/** `lab sphere`: how embeddings lie, in numbers, and as a picture. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import type { LabPart, LabSnapshot } from '../../contract/lab/records.ts';
import type { LabSphere, SpecimenSphere } from '../../contract/lab/sphere-methods.ts';
import { distancesOf, overlapOf, type MarginRule, type WatchedClasses } from '../../contract/lab/sphere-measures.ts';
import { say } from '../../contract/phrase.ts';
import { spherePicture } from '../../lab/sphere-picture.ts';
import type { Report, Runner } from './runner.ts';
import { table } from './text.ts';

interface SphereOptions {
  readonly specimens?: boolean;
  readonly svg?: string;
}

export function addLabSphereCommand(lab: Command, { withEngine }: Runner): void {
  lab
    .command('sphere [network]')
    .description('how the watched pictures of a network lie: negatives within the margin and norms, step by step')
    .option('--specimens', 'the specimens of this workspace, as the model in use places them')
    .option('--svg <file>', 'draw the newest state into this file')
    .action(
      withEngine(async (session, network: string | undefined, { specimens, svg }: SphereOptions) => {
        if (specimens) return reportSpecimens(await session.call('lab.specimenSphere', {}), svg);
        if (network === undefined) throw new ParaphError('bad-input', say`Name a network, or ask for --specimens.`);
        return reportNetwork(await session.call('lab.sphere', { network }), svg);
      }),
    );
}

interface Seen {
  readonly title: string;
  readonly watched: WatchedClasses;
  readonly snapshots: readonly LabSnapshot[];
  readonly rule: MarginRule;
}

function reportNetwork(sphere: LabSphere, svg: string | undefined): Report {
  const { network, watched, snapshots } = sphere;
  if (!watched || snapshots.length === 0) return { record: sphere, text: 'Nothing is kept of how its pictures lay.' };
  const { objective } = network.settings;
  return reportOn(sphere, { title: network.name, watched, snapshots, rule: objective }, svg);
}

function reportSpecimens(sphere: SpecimenSphere, svg: string | undefined): Report {
  const { model, people, specimens, snapshot } = sphere;
  if (!snapshot) return { record: sphere, text: 'Nobody has two specimens yet.' };
  const watched: WatchedClasses = {
    classes: people.map(({ name }) => ({ name, group: '', part: 'unseen' })),
    classOf: specimens.map(({ person }) => person),
  };
  return reportOn(sphere, { title: model.name, watched, snapshots: [snapshot], rule: model.objective }, svg);
}

function reportOn(record: object, seen: Seen, svg: string | undefined): Report {
  const last = seen.snapshots[seen.snapshots.length - 1];
  if (svg !== undefined) {
    const title = `${seen.title}, step ${last.step}${last.share < 1 ? `, ${percent(last.share)} of the variance` : ''}`;
    writeFileSync(svg, spherePicture(title, seen.watched, last));
  }
  const head = ['step', 'learnt within margin', 'unseen within margin', 'variance shown', 'norms off by'];
  return { record, text: table([head, ...seen.snapshots.map((snapshot) => rowOf(seen, snapshot))]) };
}

function rowOf({ watched, rule }: Seen, snapshot: LabSnapshot): string[] {
  const { parts } = overlapOf(watched, distancesOf(snapshot, watched.classOf.length, rule.distance), rule);
  const within = (part: LabPart) => (parts[part] === null ? '–' : percent(parts[part]));
  const { step, share, normError } = snapshot;
  return [String(step), within('learnt'), within('unseen'), percent(share), normError.toExponential(1)];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
