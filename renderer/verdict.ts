/** How a case reads at a glance: a tone for shape and colour, a word, a sentence. */
import type { Case, IdentifyCase, VerifyCase } from '../main/contract/records.ts';
import { strengthSentence } from '../main/contract/likelihood-words.ts';
import { turnedLine } from '../main/contract/turned-words.ts';
import { isCopied } from '../main/contract/copies.ts';
import { texts } from './texts.ts';

export type Tone = 'genuine' | 'inconclusive' | 'forged' | 'copy' | 'unknown';

export interface Verdict {
  readonly tone: Tone;
  readonly word: string;
  readonly sentence: string;
  /** What the evidence supports over what, and how strongly; null where nothing was compared. */
  readonly strength: string | null;
  /** What the word does not mean, where that is easily misread; or what it rests on. */
  readonly caution: string | null;
}

export function verdictOf(record: Case): Verdict {
  if (record.kind === 'identify') return { ...verdictOfIdentify(record), strength: null };
  return { ...verdictOfVerify(record), strength: strengthOf(record) };
}

function strengthOf(record: VerifyCase): string | null {
  const { evidence, signatory } = record;
  if (!evidence?.likelihoodRatio) return null;
  return strengthSentence(texts.likelihood.words, evidence.likelihoodRatio, signatory.name);
}

/** Whom a case in a list is about. */
export function aboutOf(record: Case): string {
  if (record.kind === 'verify') return texts.casesView.against(record.signatory.name);
  return texts.casesView.among(record.decision.gallerySize);
}

type Head = Omit<Verdict, 'strength'>;

/** What a screen reader says when the answer comes. */
export function spokenVerdict(record: Case): string {
  const { word, sentence, strength } = verdictOf(record);
  return [`${word}.`, sentence, ...(strength === null ? [] : [strength])].join(' ');
}

/** A copy is told before anything else: its small distance would otherwise read as proof. */
function verdictOfCopy(flags: Case['flags'], decided: string): Head {
  const sentence = flags.includes('copy-of-specimen') ? texts.verdict.copy : texts.copies.ofCase;
  return verdict('copy', texts.verdict.words.copy, sentence, texts.copies.otherwise(decided));
}

function verdictOfVerify(record: VerifyCase): Head {
  const { decision, signatory } = record;
  const { words } = texts.verdict;
  if (isCopied(record)) return verdictOfCopy(record.flags, words[decision.word]);
  switch (decision.word) {
    case 'genuine':
      return verdict('genuine', words.genuine, texts.verdict.genuine(signatory.name));
    case 'forged':
      return verdict('forged', words.forged, texts.verdict.forged(signatory.name), texts.verdict.forgedMeans);
    case 'inconclusive':
      return verdict(
        'inconclusive',
        words.inconclusive,
        texts.verdict.inconclusive[decision.reason ?? 'between-thresholds'],
        turnedLine(texts.verdict.turned, decision),
      );
  }
}

function verdictOfIdentify(record: IdentifyCase): Head {
  const { decision, candidates } = record;
  const { words } = texts.verdict;
  if (isCopied(record))
    return verdictOfCopy(record.flags, nameOf(decision.signatory, candidates) || words[decision.word]);
  if (decision.word === 'identified') {
    const name = nameOf(decision.signatory, candidates);
    return verdict('genuine', name || words.identified, texts.verdict.identified(name));
  }
  const why = texts.identify.why[decision.reason ?? 'nobody-near'];
  return decision.word === 'unknown'
    ? verdict('unknown', words.unknown, why)
    : verdict('inconclusive', words.inconclusive, why);
}

/** The name as it was when the case was recorded. */
export function nameOf(signatory: string | null, candidates: IdentifyCase['candidates']): string {
  return candidates.find((candidate) => candidate.signatory === signatory)?.name ?? '';
}

function verdict(tone: Tone, word: string, sentence: string, caution: string | null = null): Head {
  return { tone, word, sentence, caution };
}

/** Written out in full, so that the style builder finds every class. */
export const toneText: Readonly<Record<Tone, string>> = {
  genuine: 'text-genuine',
  inconclusive: 'text-inconclusive',
  forged: 'text-forged',
  copy: 'text-copy',
  unknown: 'text-unknown',
};

export const toneWash: Readonly<Record<Tone, string>> = {
  genuine: 'bg-genuine-wash',
  inconclusive: 'bg-inconclusive-wash',
  forged: 'bg-forged-wash',
  copy: 'bg-copy-wash',
  unknown: 'bg-unknown-wash',
};

export const toneEdge: Readonly<Record<Tone, string>> = {
  genuine: 'border-genuine',
  inconclusive: 'border-inconclusive',
  forged: 'border-forged',
  copy: 'border-copy',
  unknown: 'border-unknown',
};
