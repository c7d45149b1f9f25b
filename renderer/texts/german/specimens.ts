import type { specimenWords as english } from '../english/specimens.ts';
import type { Words } from '../words.ts';
import { formatCount } from '../../format.ts';
import { counted, specimens } from './counted.ts';

export const specimenWords: Words<typeof english> = {
  forms: {
    names: { full: 'Volle Unterschrift', initials: 'Paraphe' },
    label: 'Form der Unterschrift',
    hint: 'Viele unterschreiben auf mehr als eine Weise. Vergleichsunterschriften einer Form werden nur miteinander verglichen.',
    own: 'Andere Form …',
    ownName: 'Name dieser Form',
    batch: 'Diese Vergleichsunterschriften',
    counted: (form, count) => `${form} (${specimens(count)})`,
    nearest: 'Die nächstliegende',
    like: (form) => `Sie sieht aus wie „${form}“.`,
    moveTo: (form) => `Zu „${form}“ verschieben`,
    moved: (form) => `Zu „${form}“ verschoben`,
    named: (form) => `Verglichen mit der Form „${form}“, wie gewünscht.`,
    chosen: (form) => `Verglichen mit der Form „${form}“: Ihre Vergleichsunterschriften liegen am nächsten.`,
  },
  ageing: {
    between: (oldest, newest) => `Unterschrieben zwischen ${oldest} und ${newest}.`,
    on: (day) => `Unterschrieben am ${day}.`,
    undated: (count, all) =>
      count === all ? 'Wann unterschrieben wurde, ist nicht vermerkt.' : `${specimens(count)} ohne Datum.`,
    old: (years) =>
      `Selbst die jüngste ist ${counted(years, 'Jahr', 'Jahre')} alt. Handschriften verändern sich: Ergebnisse tragen einen Hinweis, bis eine jüngere hinzukommt.`,
    wide: (years) =>
      `Zwischen ältester und jüngster liegen ${counted(years, 'Jahr', 'Jahre')}; diese Hand wirkt dadurch schwankender, als sie ist. Ergebnisse tragen einen Hinweis.`,
  },
  selection: {
    label: 'Gewählte Vergleichsunterschriften',
    choose: (file) => `${file} wählen`,
    chosen: (count) => `${specimens(count)} gewählt`,
    all: 'Alle oder keine wählen',
    none: 'Keine wählen',
    form: 'Form …',
    date: 'Datum …',
    note: 'Notiz …',
    person: 'Zuordnen …',
    compare: 'Beide vergleichen',
    remove: 'Entfernen',
    formTitle: (count) => `Form: ${specimens(count)}`,
    dateTitle: (count) => `Datum: ${specimens(count)}`,
    noteTitle: (count) => `Notiz: ${specimens(count)}`,
    personTitle: (count) => `${specimens(count)} jemand anderem zuordnen`,
    day: 'Tag der Unterschrift',
    dayHint: 'Leer lassen, wenn niemand ihn kennt.',
    noteText: 'Notiz',
    someone: 'Erfasst',
    newPerson: 'Neue Person',
    personName: 'Person',
    give: 'Dieser Person zuordnen',
    formSet: (count, form) => `${specimens(count)} zu „${form}“ verschoben`,
    dateSet: (count) => `Datum geändert: ${specimens(count)}`,
    noteSet: (count) => `Notiz geändert: ${specimens(count)}`,
    given: (count, name) => `${specimens(count)} ${name} zugeordnet`,
    removed: (count) => `${specimens(count)} entfernt`,
  },
  merge: {
    action: 'Mit jemandem zusammenführen …',
    title: (name) => `Ist ${name} doppelt erfasst?`,
    hint: 'Aus zwei Einträgen einer Person wird einer. Alle Vergleichsunterschriften, Fälle und Notizen gehen an den Eintrag, der bleibt.',
    other: 'Der andere Eintrag',
    stays: 'Wer bleibt?',
    becomes: 'Was aus beiden wird',
    goes: (name, id) => `${name} (${id}) wird entfernt: Dieser Name und diese Kennung entfallen.`,
    keeps: (name, id) => `${name} (${id}) behält Name und Kennung und hat danach:`,
    form: (form, here, added) =>
      added === 0 ? `${form}: ${specimens(here)}` : `${form}: ${specimens(here)} und ${formatCount(added)} weitere`,
    cases: (count) =>
      `${counted(count, 'weiteren Fall', 'weitere Fälle')}, jeder unter dem Namen, mit dem er festgehalten wurde`,
    note: 'Diese Notiz:',
    duplicates: (count) =>
      count === 1
        ? 'Eine Vergleichsunterschrift ist dort schon vorhanden und wird als doppelt gekennzeichnet.'
        : `${specimens(count)} sind dort schon vorhanden und werden als doppelt gekennzeichnet.`,
    unlike: (count) =>
      count === 1
        ? 'Eine Vergleichsunterschrift gleicht denen derselben Form nicht. Sind diese beiden wirklich dieselbe Person?'
        : `${specimens(count)} gleichen denen derselben Form nicht. Sind diese beiden wirklich dieselbe Person?`,
    undo: 'Das lässt sich 30 Tage lang rückgängig machen: Was von dort kam, geht zurück.',
    run: 'Zusammenführen',
    done: (from, into) => `${from} mit ${into} zusammengeführt`,
    undone: (name) => `${name} ist wieder eine eigene Person`,
    merged: (name, when) => `${name} wurde ${when} mit dieser Person zusammengeführt.`,
    takeBack: 'Zusammenführung rückgängig machen',
  },
};
