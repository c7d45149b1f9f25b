import type { Migration } from './migration.ts';

/**
 * What is kept of watched signatures goes with whom they are of: with the person, and with the specimen itself. Such networks
 * learnt from this workspace's own people; sets from elsewhere have no lessons.
 */
const schema = `
CREATE TRIGGER watched_of_the_erased AFTER UPDATE OF learnt_from_erased ON lab_networks WHEN NEW.learnt_from_erased = 1 BEGIN
  UPDATE lab_networks SET watched = NULL WHERE id = NEW.id;
  DELETE FROM lab_snapshots WHERE network = NEW.id;
END;

CREATE TRIGGER watched_of_the_deleted BEFORE DELETE ON specimens BEGIN
  UPDATE lab_networks SET watched = NULL WHERE id IN (
    SELECT learner FROM lessons WHERE person = (SELECT key FROM signatories WHERE id = OLD.signatory));
  DELETE FROM lab_snapshots WHERE network IN (
    SELECT learner FROM lessons WHERE person = (SELECT key FROM signatories WHERE id = OLD.signatory));
END;
`;

export const watchedPictures: Migration = {
  version: 13,
  name: 'watched-pictures',
  apply: (database) => database.script(schema),
};
