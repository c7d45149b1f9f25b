import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { methods, type MethodName } from '../../main/contract/api.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { createDispatch, type Asker } from '../../main/hosts/dispatch.ts';

const { signal } = new AbortController();

function dispatchTo(answer: unknown, asker: Asker = 'interface', checkOutput = true) {
  const carried: [MethodName, unknown][] = [];
  const dispatch = createDispatch(
    asker,
    (method, request) => {
      carried.push([method, request]);
      return answer;
    },
    { checkOutput },
  );
  return { carried, call: (name: string, input: unknown) => dispatch(name, input, signal) as Promise<unknown> };
}

describe('dispatch', () => {
  it('hands over requests with their defaults filled in, and the output', async () => {
    const { call, carried } = dispatchTo({ total: 0, rows: [] });
    expect(await call('signatories.list', { search: 'de' })).toEqual({ total: 0, rows: [] });
    expect(carried).toEqual([['signatories.list', { search: 'de', offset: 0, limit: 100 }]]);
  });

  it.each([
    ['no.such', {}, 'no.such'],
    ['constructor', {}, 'constructor'],
    ['__proto__', {}, '__proto__'],
    ['signatories.get', {}, '“signatory”'],
    ['signatories.list', { limit: 5_000 }, '“limit”'],
    ['signatories.create', { name: '  ' }, '“name”'],
    [
      'verify.run',
      { signatory: 's', document: 'd', region: { page: 0, x: 0, y: 0, width: 0, height: 1 } },
      'region.width',
    ],
    ['documents.open', { name: 'a.png', bytes: 'text' }, '“bytes”'],
    ['cases.dispose', { case: 'c', outcome: 'maybe', by: 'me' }, '“outcome”'],
    ['cases.get', null, 'The input'],
  ])('refuses %s with %j as bad input, naming what is wrong', async (name, input, field) => {
    const { call, carried } = dispatchTo({});
    await expect(call(name, input)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(field) as string,
    });
    expect(carried).toEqual([]);
  });

  it('closes calls that take paths to interfaces, and opens them to the command line', async () => {
    const folder = { directory: '/etc' };
    const page = dispatchTo({});
    await expect(page.call('evaluation.verification', folder)).rejects.toMatchObject({ code: 'refused' });
    expect(page.carried).toEqual([]);
    const command = dispatchTo({}, 'command-line', false);
    await command.call('evaluation.verification', folder);
    expect(command.carried).toHaveLength(1);
  });

  it('finds an answer that breaks the contract, where it looks', async () => {
    await expect(dispatchTo({ total: -1, rows: [] }).call('signatories.list', {})).rejects.toMatchObject({
      code: 'internal',
      detail: expect.stringContaining('total') as string,
    });
    const trusting = dispatchTo({ total: -1, rows: [] }, 'interface', false);
    expect(await trusting.call('signatories.list', {})).toEqual({ total: -1, rows: [] });
  });

  it('answers any name and input with an output or a typed error', async () => {
    const { call } = dispatchTo({}, 'interface', false);
    const names = fc.oneof(fc.constantFrom(...Object.keys(methods)), fc.string());
    await fc.assert(
      fc.asyncProperty(names, fc.anything(), async (name, input) => {
        const error: unknown = await call(name, input).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error === null || (error instanceof ParaphError && error.code !== 'internal')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
