/** What the interface says. Components take every word from here. */
export { english as texts } from './texts/english.ts';
