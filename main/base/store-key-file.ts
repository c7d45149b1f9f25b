/** Beside the database: the key that opens it, sealed by the operating system's store. Only a window can open this file. */
export const storeKeyFileName = 'workspace.store-key';
