/** The two channels between the interface and Electron's main process. */
export const callChannel = 'paraph:call';
export const eventChannel = 'paraph:event';
