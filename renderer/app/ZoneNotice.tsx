import { useText } from '#renderer/locales/use-text.tsx';
import { zoneHere } from '#renderer/store/workspace.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { changeDeviceSettings } from './device-settings.ts';

/** Says by which clock the app goes, on a computer whose zone has a name that is not known here. */
export default function ZoneNotice() {
  const { t, rich } = useText();
  return (
    <Notice label={t('settings.zoneTitle')} text={rich('settings.zoneUnknown', { offset: zoneHere().zone })}>
      <Button kind="plain" onPress={() => changeDeviceSettings({ isZoneTold: true })}>
        {rich('settings.zoneSeen')}
      </Button>
    </Notice>
  );
}
