import { formatCount } from '../../format.ts';

export const help = {
  help: {
    title: 'Guide',
    intro: 'Seven short sections: how to get an answer from Paraph, and what the answer is worth.',
    contents: 'Contents',
    enrol: {
      title: 'Enrol a person',
      intro: 'Give Paraph signatures that you know to be genuine, the specimens. With these it compares.',
      points: [
        'Type a name, then drop three to ten scans. Crops of one signature work best; on a whole page you mark the region.',
        'Take specimens from different days, and with different pens if there are any: a hand varies, and the comparison has to know how much.',
        'Each specimen is accepted or flagged beside its picture. Accept one in spite of a flag only when you know where it comes from.',
        'Never enrol from the document in question.',
      ],
    },
    verify: {
      title: 'Verify a signature',
      intro: 'One signature, one name: did this person write it?',
      points: [
        'Drop, paste or choose the document. Paraph proposes where signatures lie; adjust the frame until it holds one signature and nothing else.',
        'Say who is supposed to have signed, then verify.',
        'Look for yourself: the questioned signature stands beside the specimens, nearest first. Then confirm or overrule; the case keeps both, with your reason. Once you know what an inconclusive one was, settle it.',
        'No name to go by? Identify looks through everybody enrolled. A stranger comes out as unknown.',
      ],
    },
    verdict: {
      title: 'What a verdict means',
      intro:
        'Paraph measures how far a signature lies from the specimens and sets two limits on that distance. They follow from the errors you accept in the settings.',
      words: {
        genuine: 'No further away than this person’s own signatures usually are.',
        inconclusive:
          'Between the two limits, or there was too little to compare, or it is unlike anything the error rates were measured on. A person has to decide.',
        forged: 'Further away than your policy allows. Haste, illness, age or an unusual pen can do that too.',
        unknown: 'When identifying: nobody enrolled writes close enough.',
      },
      notTitle: 'What it does not mean',
      points: [
        'It is a measurement, not proof. It does not say who held the pen.',
        'The error rates shown were measured on other writers. Other hands and other scanners can give several times more errors.',
        'A copy of a genuine signature lies close to it. Paraph recognises copies of the specimens and of signatures that were checked before, not of others.',
        'A picture does not show pressure, the order of strokes or the paper. Where much depends on the answer, ask a document examiner.',
      ],
      genuine: 'genuine',
      forgeries: 'forgeries',
    },
    specimens: {
      title: 'How many specimens?',
      intro:
        'One to ten. Your policy caps the errors whatever their number; what more specimens bring is fewer verdicts that are left to you. The first few help most, and five are a good number.',
      caption: (writers: number) =>
        `Share left to a person at your present policy, on the ${formatCount(writers)} writers that this model was calibrated on`,
      columns: { specimens: 'Specimens', genuine: 'of genuine signatures', skilled: 'of skilled forgeries' },
      population: (population: string) => `Calibrated on ${population}. Other writers and scanners can differ.`,
    },
    scanning: {
      title: 'Scanning',
      intro:
        'The network sees the ink alone, as a small picture in black and white. Whatever gives clear strokes is good.',
      points: [
        'Scan at 300 dpi, in grey or colour. More brings nothing; much less loses the fine strokes.',
        'Leave a margin all round. Ink that touches the edge is flagged as clipped.',
        'Ruled lines, print and stamps are taken off where they can be told from ink. “As compared” shows what is left; where a line still crosses, frame more tightly.',
        'Photocopies and faxes thicken and break strokes. They work while the ink is clear; where you can, compare copies with copies.',
        'Phone photos: from straight above, in even light, without flash or shadow, saved as JPEG or PNG.',
      ],
      pictures: { clear: 'Clear', clipped: 'Clipped', faint: 'Faint' },
    },
    backup: {
      title: 'Backup',
      intro:
        'One folder holds everything: people, specimens, cases and the log, encrypted. Settings, About says where it is.',
      points: [
        'Make a backup in the settings whenever you would not like to repeat the work since the last one. It is written into the data folder, which keeps the newest five.',
        'Copy a backup to another disk as well: a broken disk takes the folder and the backups in it.',
        'A backup opens with what opens the workspace, or with a passphrase that you give it. Without any passphrase it needs the key file of the data folder: keep a copy of that too, and apart from the backups, for whoever has both can read everything.',
        'A passphrase cannot be recovered. Write it down and lock it away.',
        'When you erase a person, backups in the data folder are made anew without them. Copies elsewhere still hold the person: replace them.',
      ],
    },
    lab: {
      title: 'The lab',
      intro:
        'How a Siamese network learns to tell pictures apart that it has never seen, on small networks of your own. Nothing there decides about anybody’s signature.',
      points: [
        'A network for characters is there from the start. Look into it, try it, draw for it; or have one of your own learn generated characters, this workspace’s signatures, what you draw, or labelled pictures that you drop as a ZIP.',
        'Network shows what every layer makes of a picture; Triplets what it learns from; Sphere where pictures lie, step by step; One-shot how often the nearest picture is the right one; Grid which loss and which size do best.',
        'A set has classes that are learnt from and classes that are never seen. Only the second tell how well a network does with what is new.',
        'Learning goes on while you look elsewhere. Pause it, close Paraph, go on later. One thing learns at a time.',
        'When somebody whose signatures a network is learning is removed or erased, it stops, loses what it had learnt, and begins anew without them.',
        'Every page of the lab has its own keys: ? lists them.',
      ],
    },
  },
};
