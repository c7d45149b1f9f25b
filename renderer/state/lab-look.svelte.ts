import { type ErrorRecord, toErrorRecord } from '../../main/contract/errors.ts';
import type { LookInside, NetworkRef, PictureRef } from '../../main/contract/lab/look.ts';
import type { NetworkDescription } from '../../main/contract/models.ts';
import type { Client } from '../client/client.ts';
import { roles, type Role } from '../lab/roles.ts';

/** A picture that a network looks at, with what it is called. */
export interface LookedAt {
  readonly picture: PictureRef;
  readonly name: string;
}
export type LookedAtByRole = Readonly<Partial<Record<Role, LookedAt>>>;
export type Looks = Readonly<Partial<Record<Role, LookInside>>>;

/** Three pictures in one network. */
export interface LabLook {
  readonly network: NetworkDescription | null;
  readonly ref: NetworkRef | null;
  readonly pictures: LookedAtByRole;
  /** What came of them so far; the maps are with the one whose path is shown. */
  readonly looks: Looks;
  readonly path: Role;
  readonly error: ErrorRecord | null;
  /** Looks into another network; pictures that it cannot take are put aside. */
  enter(ref: NetworkRef): Promise<void>;
  put(pictures: LookedAtByRole): Promise<void>;
  follow(role: Role): Promise<void>;
  again(): Promise<void>;
}

export function createLabLook(client: Client): LabLook {
  let ref = $state.raw<NetworkRef | null>(null);
  let network = $state.raw<NetworkDescription | null>(null);
  let pictures = $state.raw<LookedAtByRole>({});
  let looks = $state.raw<Looks>({});
  let path = $state<Role>('anchor');
  let error = $state.raw<ErrorRecord | null>(null);
  /** Of several things asked for only the last counts. */
  let generation = 0;

  async function look(wanted: readonly Role[]): Promise<void> {
    const [at, mine] = [ref, generation];
    if (!at) return;
    try {
      const found = await Promise.all(
        wanted.map(async (role) => {
          const shown = pictures[role];
          if (!shown) return [role, undefined] as const;
          const { picture } = shown;
          return [role, await client.call('lab.look', { network: at, picture, maps: role === path })] as const;
        }),
      );
      if (mine !== generation) return;
      looks = { ...looks, ...Object.fromEntries(found) };
      error = null;
    } catch (failure) {
      if (mine === generation) error = toErrorRecord(failure);
    }
  }

  return {
    get ref() {
      return ref;
    },
    get network() {
      return network;
    },
    get pictures() {
      return pictures;
    },
    get looks() {
      return looks;
    },
    get path() {
      return path;
    },
    get error() {
      return error;
    },
    async enter(next) {
      const mine = ++generation;
      if (ref?.kind !== next.kind) pictures = {};
      ref = next;
      looks = {};
      try {
        const described = await client.call('lab.architecture', { network: next });
        if (mine !== generation) return;
        network = described;
        await look(roles);
      } catch (failure) {
        if (mine === generation) error = toErrorRecord(failure);
      }
    },
    put(next) {
      generation++;
      pictures = { ...pictures, ...next };
      return look(roles);
    },
    follow(role) {
      generation++;
      path = role;
      return look([role]);
    },
    again: () => look(roles),
  };
}
