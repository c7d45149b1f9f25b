import type { NetworkLayer } from '../../../main/contract/models.ts';
import { formatCount } from '../../format.ts';
import { specimens } from './counted.ts';

type Kind = (size: number, stride: number, reads: string) => string;

export const models = {
  models: {
    title: 'Models',
    active: 'Answers verify and identify',
    parameters: 'Parameters',
    size: 'Weights',
    preprocessing: 'Preprocessing version',
    calibratedOn: 'Calibrated on',
    nobody: 'nobody',
    licence: 'Training data and licence',
    key: 'Key',
    copyKey: 'Copy the key',
    keyCopied: 'Key copied',
    references: 'References',
    current: (count: number) => `${specimens(count)}, every one embedded with this model.`,
    noReferences: 'No specimens are stored yet. Each is embedded with this model when it is enrolled.',
    stale: (embedded: number, all: number) =>
      `${formatCount(embedded)} of ${specimens(all)} embedded with this model; the rest only with another one.`,
    staleHint:
      'Distances of two models are never mixed. What is missing is embedded at the next comparison at the latest.',
    embed: 'Embed again now',
    embedded: (count: number) => `${specimens(count)} embedded again`,
    figures: 'Skilled forgeries: equal error rate',
    figuresHint: 'On test writers the model never saw, one threshold for all. Intervals are in the card below.',
    set: 'Set, by number of specimens',
    percent: (value: string) => `${value} %`,
    calibration: 'Calibration',
    calibrationHint: (writers: number) =>
      `Distances between signatures of ${formatCount(writers)} writers the network never saw. Thresholds and error rates of every verdict come from here.`,
    network: 'Network',
    networkHint:
      'One tower, shared by all signatures it compares. It ends in a map that decides between genuine and forged, and in a point that ranks the gallery.',
    layer: 'Layer',
    what: 'What it does',
    gives: 'Gives: rows × columns × channels',
    learnt: 'Parameters',
    together: 'Together',
    input: 'input',
    inputIs: 'binarised signature',
    kinds: {
      convolution: (size, stride) => `convolution ${size} × ${size}${stride > 1 ? `, step ${stride}` : ''}`,
      pool: (size) => `greatest of each ${size} × ${size}`,
      map: (_size, _stride, reads) => `map of features, reads ${reads}`,
      embedding: (_size, _stride, reads) => `point on the unit sphere${reads ? `, reads ${reads}` : ''}`,
    } satisfies Record<NetworkLayer['kind'], Kind> as Record<NetworkLayer['kind'], Kind>,
    card: 'Model card',
  },
  charts: {
    distance: 'Distance net of the spread',
    density: 'share of comparisons per unit of distance',
    share: 'share of comparisons',
    populations: { genuine: 'genuine signatures', skilled: 'skilled forgeries', random: 'other people’s signatures' },
    frr: 'genuine called forged (FRR)',
    farSkilled: 'skilled forgeries accepted (FAR)',
    farRandom: 'other people’s accepted (FAR)',
    accept: 'genuine up to',
    reject: 'forged above',
    references: 'Specimens',
    comparisons: (genuine: number, skilled: number, random: number) =>
      `${formatCount(genuine)} genuine, ${formatCount(skilled)} skilled, ${formatCount(random)} random comparisons`,
    distributions: 'How far signatures lie from the specimens',
    errors: 'Errors at each threshold',
    tradeOff: 'Trade-off, by number of specimens',
    reliability: 'Do likelihood ratios keep their word?',
    expected: 'genuine as the ratio promises, at even prior odds',
    observed: 'were genuine',
    even: 'as promised',
    kept: 'as it was, against skilled forgeries',
    reading: [
      'Where two humps overlap, no threshold tells them apart: there a verdict is inconclusive.',
      'The dotted lines are the thresholds of your policy. Move them in Settings.',
      'More specimens move the trade-off towards the lower left: fewer errors of both kinds.',
      'Above the diagonal a likelihood ratio promises less for the person than was so, below it more. These are the writers it was fitted to; the card has others.',
    ],
    read: (title: string, axis: string) => `${title}. Arrow keys move along ${axis}.`,
    notRead: 'not read yet',
    save: (title: string) => `Save: ${title}`,
    formats: { svg: 'Drawing (SVG)', png: 'Picture (PNG)', csv: 'Numbers (CSV)' },
  },
};
