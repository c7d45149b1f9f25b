export const labSeeing = {
  'Triplets need at least two classes with two pictures each.':
    'Tripel brauchen mindestens zwei Klassen mit je zwei Bildern.',
};
