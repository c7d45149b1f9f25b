/** About classes of one's own, drawn in the lab. */
export const drawnClasses = {
  'There is no drawn class with this identifier.': 'Es gibt keine gezeichnete Klasse mit dieser Kennung.',
  'There is no drawing with this identifier.': 'Es gibt keine Zeichnung mit dieser Kennung.',
};
