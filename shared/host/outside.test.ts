import { expect, test } from 'vitest';
import { outsideAddress } from '#shared/host/outside.ts';

test.each([
  'https://npo.example/a?b=c#d',
  'mailto:desk@npo.example',
  'mailto:desk@npo.example,second@npo.example',
  'mailto:desk@npo.example?subject=%E8%A8%98%E9%8C%B2&body=One%0D%0ATwo%20%26%20three',
  'mailto:?to=desk%40npo.example&cc=second%40npo.example',
])('%s opens as it is', (address) => {
  expect(outsideAddress(address)).toBe(address);
});

test.each([
  ['MAILTO:desk@npo.example?SUBJECT=x', 'mailto:desk@npo.example?subject=x'],
  ['mailto:desk@npo.example?%73ubject=x', 'mailto:desk@npo.example?subject=x'],
  ["mailto:desk@npo.example?body=it's=fine", 'mailto:desk@npo.example?body=it%27s%3Dfine'],
  ['mailto:desk@npo.example?subject', 'mailto:desk@npo.example?subject='],
  ['mailto:desk@npo.example?subject=x#attach=y', 'mailto:desk@npo.example?subject=x'],
])('%s opens as what was understood of it: %s', (address, opened) => {
  expect(outsideAddress(address)).toBe(opened);
});

test.each([
  'attach=/etc/passwd',
  'attachment=/etc/passwd',
  'ATTACH=/etc/passwd',
  '%61ttach=/etc/passwd',
  'att%61ch=/etc/passwd',
  'subject=x&attach=/etc/passwd',
  'subject=x&amp;attach=/etc/passwd',
  'subject=x;attach=/etc/passwd&x=1',
  '&attach=/etc/passwd',
  '?attach=/etc/passwd',
  ' attach=/etc/passwd',
  'attach[]=/etc/passwd',
  'X-Mozilla-Attach=/etc/passwd',
  'bcc=unseen%40elsewhere.example',
  'from=coordinator%40npo.example',
  'subject=x%0D%0AAttach:%20/etc/passwd',
  'cc=a%40b.example%0Abcc:%20c%40d.example',
  'body=%00',
  'subject=%E0%A4%A',
])('a mail with the field %s does not open', (fields) => {
  expect(outsideAddress(`mailto:desk@npo.example?${fields}`)).toBeNull();
});

test.each([
  'mailto:desk@npo.example%3Fattach=/etc/passwd',
  'mailto:desk@npo.example%26attach=/etc/passwd',
  'mailto:desk@npo.example%0Abcc:x@elsewhere.example',
  "mailto:desk@npo.example',attachment='/etc/passwd",
  'mailto:--attach@npo.example',
  'mailto:/etc/passwd',
  'mailto:desk',
  'mailto:%E0%A4%A',
])('%s names nobody that a mail could go to', (address) => {
  expect(outsideAddress(address)).toBeNull();
});

test.each([
  'http://npo.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://npo.example/share',
  'https:',
  '//npo.example',
  '',
])('%s does not open', (address) => {
  expect(outsideAddress(address)).toBeNull();
});
