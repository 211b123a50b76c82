import { type Lane, layLanes, type Stretch } from './lanes.ts';

/** How high spans have to be, along the same axis as they are. */
interface DrawRules {
  /** To be seen. */
  seen: number;
  /** To be hit comfortably. */
  hit: number;
  /** Where the axis ends. */
  end: number;
}

/**
 * Where each span is drawn. Lanes only come from true overlaps: a short span becomes higher where there is room until
 * the next one, so that it can be hit, and is always as high as it takes to be seen, if need be over the next one.
 */
export function drawSpans(spans: ReadonlyArray<Stretch>, { seen, hit, end }: DrawRules): (Stretch & Lane)[] {
  const lanes = layLanes(spans);
  return spans.map((span, index) => {
    const next = Math.min(
      ...spans.filter((other) => other !== span && other.from >= span.to).map(({ from }) => from),
    );
    const to = Math.max(span.to, Math.min(span.from + hit, next, end), span.from + seen);
    const place = lanes[index] ?? { lane: 0, lanes: 1 };
    // At the end of the axis, what takes more room than is left takes it before the span.
    return { from: Math.min(span.from, Math.max(0, end - seen)), to: Math.min(to, end), ...place };
  });
}
