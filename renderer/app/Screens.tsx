import { type ReactNode, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useText } from '#renderer/locales/use-text.tsx';
import { changeDeviceSettings, useDeviceSettings } from './device-settings.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { fetchAhead } from './lazily.tsx';
import { Panels } from './Panels.tsx';
import { type Screen, SettingsPage, StatusPage, screens } from './routes.ts';
import { screenOf } from './screen-of.ts';
import { UnknownPage } from './UnknownPage.tsx';
import { untilUsable } from './until-usable.ts';

export interface ScreenSlots {
  /** The way to join an NPO. */
  join: ReactNode;
  onSyncNow: () => void;
}

/** The screen for the address, and the panels it opens. An error in one of them does not affect the others. */
export function Screens({ join, onSyncNow }: ScreenSlots) {
  const [location] = useLocation();
  const { register } = useText();
  const { look, readings, patterns } = useDeviceSettings();
  useEffect(() => {
    const leaving = new AbortController();
    void untilUsable(leaving.signal)
      .then(() => fetchAhead(leaving.signal))
      .then(() => {
        if (!leaving.signal.aborted) document.documentElement.dataset.fetchedAhead = 'true';
      });
    return () => leaving.abort();
  }, []);
  return (
    <ErrorBoundary as="div" key={screenOf(location)}>
      <Switch>
        {screens.map(({ path, name, Page }) => (
          <Route key={path} path={path}>
            <Title name={name} />
            <Page />
          </Route>
        ))}
        <Route path="/settings">
          <Title name="app.settings" />
          <SettingsPage
            register={register}
            look={look}
            readings={readings}
            patterns={patterns}
            onChange={changeDeviceSettings}
            join={join}
          />
        </Route>
        <Route path="/status">
          <Title name="app.status" />
          <StatusPage join={join} onSyncNow={onSyncNow} />
        </Route>
        <Route>
          <Title name="app.unknownTitle" />
          <UnknownPage />
        </Route>
      </Switch>
      <Panels />
    </ErrorBoundary>
  );
}

function Title({ name }: { name: Screen['name'] }) {
  const { t } = useText();
  const title = `${t(name)} · ${t('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
