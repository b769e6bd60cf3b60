/** Which volume the form and the map both point at. */
export const shapes = $state({ selected: 0 });
