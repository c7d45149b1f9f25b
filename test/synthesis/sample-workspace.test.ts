import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  drawSampleDocument,
  sampleDocuments,
  samplePersons,
  sampleSpecimens,
} from '../../main/synthesis/sample-workspace.ts';

describe('the made-up persons', () => {
  it('have names and identifiers of their own, and five specimens each', () => {
    const persons = samplePersons();
    expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length);
    expect(new Set(persons.map(({ name }) => name)).size).toBe(persons.length);
    const names = persons.flatMap(({ id }) => [...sampleSpecimens(id)].map(({ fileName }) => fileName));
    expect(new Set(names).size).toBe(5 * persons.length);
  });

  it('are the same every time', () => {
    const [first] = sampleSpecimens('made-up-1');
    const [again] = sampleSpecimens('made-up-1');
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
  });
});

describe('the made-up documents', () => {
  it('are PNG files that any reader takes, with their resolution', async () => {
    for (const { fileName } of sampleDocuments()) {
      const document = drawSampleDocument(fileName);
      const { format, density, channels, width } = await sharp(document?.bytes).metadata();
      expect({ format, density, channels }).toEqual({ format: 'png', density: 150, channels: 3 });
      expect(width).toBeGreaterThan(1_000);
      const { dominant } = await sharp(document?.bytes).stats();
      expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(230);
    }
    expect(drawSampleDocument('another.png')).toBeNull();
  });

  it('claim to be signed by persons who are there', () => {
    const ids = samplePersons().map(({ id }) => id);
    for (const { claims } of sampleDocuments()) expect(claims === null || ids.includes(claims)).toBe(true);
  });
});
