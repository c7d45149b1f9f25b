/** What lies round the interface: the window or browser it is in, its workspaces, and what keeps their key. */
export const shell = {
  shell: {
    revived: 'The window had crashed and was loaded again. Nothing that was saved is lost.',
    saved: (name: string) => `${name} saved.`,
    ended: 'Paraph has finished',
    endedBody: (job: string) => `${job}: it is over. Look at what came of it.`,
    notices: 'Notices',
    noticesIntro: 'When long work ends while you look elsewhere, the system can tell you.',
    allowNotices: 'Allow notices',
    noticesAllowed: 'Notices are allowed.',
    noticesDenied: 'This browser forbids notices. Allow them in its settings for this address.',
  },
  workspaces: {
    title: 'Workspaces',
    intro:
      'A workspace is a folder that holds, encrypted, everybody you enrolled and every case. One is open at a time.',
    isOpen: 'open',
    choose: 'Open another…',
    create: 'New workspace…',
    switchTo: (name: string) => `Open ${name}`,
    showFolder: 'Show the folder',
    inBrowser: 'In a browser Paraph shows the workspace it was started with. Start it with another one like this:',
  },
  protection: {
    legend: 'What keeps the workspace key',
    current: 'in use',
    choices: {
      'key-file': {
        name: 'A file',
        what: 'The key lies beside the data, in a file that only your account can read.',
        guards: 'Guards against other accounts on this machine. Whoever has your account or the disk has the key.',
      },
      passphrase: {
        name: 'A passphrase',
        what: 'You type it at every start. Nobody can restore it.',
        guards: 'Guards against whoever has the disk, a backup or, while Paraph is closed, your account.',
      },
      'system-store': {
        name: 'The operating system’s store',
        what: 'The key opens with your account on this machine, without a passphrase.',
        guards: 'Guards against whoever has the disk or a backup. Programs that run as you can ask the store.',
      },
    },
    store: (name: string) => `Here that is ${name}.`,
    needsWindow: 'Only Paraph’s window can use the store; this is a browser.',
    plainText: 'No store runs in this session, and the fallback would protect nothing. Choose a passphrase.',
    unavailable: 'The store cannot be used now. Unlock or set it up in the system’s settings.',
    useFile: 'Keep the key in a file',
    useStore: 'Keep the key in the store',
    renewStore: 'Save',
    recovery: 'Passphrase for emergencies (optional)',
    recoveryHint:
      'Opens the workspace when the store is gone: another account, another machine, the system installed anew. Without it the data is lost then.',
    recoverySet: 'An emergency passphrase is set. A new one replaces it; none takes it away.',
    byCommandLine: 'With an emergency passphrase, browsers and commands can open the workspace as well.',
    passphrase: 'New passphrase',
    again: 'Once more',
    hint: 'At least 8 characters. It cannot be recovered.',
    differs: 'The two are not the same.',
    protect: 'Protect with a passphrase',
    change: 'Change the passphrase',
    done: {
      'key-file': 'The key lies in a file now.',
      passphrase: 'Protected. The passphrase is asked for the next time Paraph starts.',
      'system-store': 'The system’s store keeps the key now.',
    },
  },
};
