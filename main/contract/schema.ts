/**
 * The one import of the schema library. `jitless` keeps it from compiling validators with `new Function`, which the
 * interface's content security policy forbids.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };

/** Raw bytes; they cross every transport as bytes, never as text. */
export const Bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, 'expected bytes');
export const Id = z.string().check(z.minLength(1), z.maxLength(128));
/** A name or a note that a person typed. */
export const Text = z.string().check(z.maxLength(2_000));
export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
/** Milliseconds since 1970, UTC. */
export const Instant = z.int();
export const Count = z.int().check(z.nonnegative());
/** A share between 0 and 1. */
export const Rate = z.number().check(z.gte(0), z.lte(1));
/** Checks of a number that has limits. */
export const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  [z.gte(least), z.lte(most)] as const;
/** A day of the calendar, as YYYY-MM-DD. */
export const Day = z.iso.date();
