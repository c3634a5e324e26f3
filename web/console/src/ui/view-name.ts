import type { TFunction } from 'i18next';
import type { View } from '../api/list-views.js';

export const systemViews = ['my-open', 'unassigned', 'all-open', 'breached', 'resolved'] as const;
export type SystemView = (typeof systemViews)[number];

/** System views are named in the user's language, all others as their team or owner named them. */
export function viewName(t: TFunction, view: Pick<View, 'id' | 'name' | 'kind'>): string {
  return view.kind === 'system' && (systemViews as readonly string[]).includes(view.id) ? t(`view.${view.id as SystemView}`) : view.name;
}
