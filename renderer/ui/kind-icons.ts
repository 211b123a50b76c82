import {
  Bath,
  BedDouble,
  CircleDot,
  CloudFog,
  Dumbbell,
  Flag,
  Footprints,
  type LucideIcon,
  MessageCircle,
  Pill,
  Sun,
  Utensils,
} from 'lucide-react';
import type { MomentKind } from '#shared/domain/rhythm/kinds.ts';

const icons: Readonly<Record<MomentKind, LucideIcon>> = {
  'out-of-bed': Sun,
  contact: MessageCircle,
  'work-start': Flag,
  meal: Utensils,
  outing: Footprints,
  exercise: Dumbbell,
  bath: Bath,
  medicine: Pill,
  drowsy: CloudFog,
  bed: BedDouble,
};

/** The icon of a kind of moment; one of the member's own has that of all of them. */
export function kindIcon(known: MomentKind | null): LucideIcon {
  return known === null ? CircleDot : icons[known];
}
