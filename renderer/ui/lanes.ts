/** A stretch along an axis, `from` before or at `to`. */
export interface Stretch {
  from: number;
  to: number;
}

/** The lane of a stretch, counted from 0, and how many lanes its group of overlapping stretches needs. */
export interface Lane {
  lane: number;
  lanes: number;
}

/**
 * Lays stretches that overlap side by side. Stretches that only touch share a lane; each one gets the first lane
 * that is free. The lanes come in the order of the stretches.
 */
export function layLanes(stretches: ReadonlyArray<Stretch>): Lane[] {
  const laid: Lane[] = stretches.map(() => ({ lane: 0, lanes: 1 }));
  let cluster: Lane[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const place of cluster) place.lanes = ends.length;
    cluster = [];
    ends = [];
  };
  const order = [...stretches.entries()].toSorted(([, a], [, b]) => a.from - b.from || b.to - a.to);
  for (const [index, { from, to }] of order) {
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    const place: Lane = { lane, lanes: 1 };
    laid[index] = place;
    cluster.push(place);
  }
  close();
  return laid;
}
