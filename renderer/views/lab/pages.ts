/** The lab's pages: each slice adds its own in one line, and a tab appears. */
import type { Component } from 'svelte';
import type { LabPage } from '../../state/routes.ts';
import Grid from './Grid.svelte';
import OneShot from './OneShot.svelte';
import Network from './Network.svelte';
import Sets from './Sets.svelte';
import Sphere from './Sphere.svelte';
import Triplets from './Triplets.svelte';

export interface Page {
  readonly page: LabPage;
  readonly component: Component;
  /** It manages its own scrolling and takes all the room there is. */
  readonly filled?: boolean;
}

/** In the order of their tabs. */
export const pages: readonly Page[] = [
  { page: 'sets', component: Sets },
  { page: 'network', component: Network },
  { page: 'triplets', component: Triplets },
  { page: 'sphere', component: Sphere },
  { page: 'one-shot', component: OneShot },
  { page: 'grid', component: Grid },
];
