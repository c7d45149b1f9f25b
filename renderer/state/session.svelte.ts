import { createContext } from 'svelte';
import type { Client } from '../client/client.ts';
import type { ShellClient } from '../client/shell.ts';
import { createAnnouncer, type Announcer } from './announcer.svelte.ts';
import { createDemonstration, type Demonstration } from './demonstration.svelte.ts';
import { createEnrolment, type Enrolment } from './enrolment.svelte.ts';
import {
  createIdentification,
  createVerification,
  type Identification,
  type Verification,
} from './examination.svelte.ts';
import { createImports, type Imports } from './imports.svelte.ts';
import { createIntake, type Intake } from './intake.svelte.ts';
import { createJobs, type Jobs } from './jobs.svelte.ts';
import { createLab, type Lab } from './lab.svelte.ts';
import { createLabGrids, type LabGrids } from './lab-grids.svelte.ts';
import { createOneShot, type OneShot } from './one-shot.svelte.ts';
import { createTrivial, type Trivial } from './lab-trivial.svelte.ts';
import { createPictureCache, type PictureCache } from './picture-cache.ts';
import { createPlaces, type Places } from './places.ts';
import { createRecent, type Recent } from './recent.svelte.ts';
import { createRegistry, type Registry } from './registry.svelte.ts';
import { createRouter, type Router } from './router.svelte.ts';
import { createShell, type Shell } from './shell.svelte.ts';
import { createShortcuts, type Shortcuts } from './shortcuts.svelte.ts';
import { createTraining, type Training } from './training.svelte.ts';
import { createTheme, type Theme } from './theme.svelte.ts';
import { createWorkspace, type Workspace } from './workspace.svelte.ts';

/** Everything that outlives a view, made once when the window opens. */
export interface Session {
  readonly client: Client;
  readonly shell: Shell;
  readonly router: Router;
  readonly theme: Theme;
  readonly workspace: Workspace;
  readonly pictures: PictureCache;
  readonly jobs: Jobs;
  readonly announcer: Announcer;
  readonly shortcuts: Shortcuts;
  readonly recent: Recent;
  readonly places: Places;
  readonly enrolment: Enrolment;
  readonly imports: Imports;
  readonly demonstration: Demonstration;
  readonly verification: Verification;
  readonly identification: Identification;
  readonly training: Training;
  readonly lab: Lab;
  readonly grids: LabGrids;
  readonly oneShot: OneShot;
  readonly trivial: Trivial;
  readonly registry: Registry;
  readonly intake: Intake;
}

/** @param shellClient the shell round the window; null in a browser */
export function createSession(client: Client, shellClient: ShellClient | null = null): Session {
  const router = createRouter();
  const jobs = createJobs(client);
  const lab = createLab(client, jobs);
  const enrolment = createEnrolment(client, jobs);
  const imports = createImports(client, jobs);
  const verification = createVerification(client);
  const identification = createIdentification(client);
  const { examination } = verification;
  const intake = createIntake(router, {
    enrol(files) {
      // Files from elsewhere never join a batch that is over: they may be somebody else's.
      if (router.route.view !== 'enrol' && enrolment.tally.underWay === 0) enrolment.reset(null);
      enrolment.add(files);
    },
    verify: (files) => void receive(examination, files),
    identify: (files) => void receive(identification, files),
  });
  return {
    client,
    shell: createShell(shellClient),
    router,
    theme: createTheme(),
    workspace: createWorkspace(client),
    pictures: createPictureCache(client),
    jobs,
    announcer: createAnnouncer(),
    shortcuts: createShortcuts(),
    recent: createRecent(),
    places: createPlaces(),
    enrolment,
    imports,
    demonstration: createDemonstration(client, router, intake),
    verification,
    identification,
    training: createTraining(client, jobs),
    lab,
    grids: createLabGrids(client, jobs),
    oneShot: createOneShot(client, lab),
    trivial: createTrivial(client, lab),
    registry: createRegistry(client),
    intake,
  };
}

/** New documents replace the one on the desk, and an answer given before them. */
function receive({ questioned, reconsider }: Verification['examination'] | Identification, files: readonly File[]) {
  reconsider();
  return questioned.open(files);
}

export const [getSession, setSession] = createContext<Session>();
