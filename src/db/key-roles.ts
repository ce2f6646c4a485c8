/** Each may do what those before it may. */
export const KEY_ROLES = ['ingest', 'editor', 'admin'] as const;
/** One of KEY_ROLES. */
export type KeyRole = (typeof KEY_ROLES)[number];
