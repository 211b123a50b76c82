/**
 * One sentence or two for every code of shared/http/problem.ts, shared/sync/messages.ts, shared/domain, and the
 * network.
 */
export default {
  offline: 'You are offline. Everything still works; your changes will sync when you are back online.',
  unreachable: 'The server is not responding. Please check the address and your network, then try again.',
  'unreadable-answer': 'The answer could not be read. This address may not be an NPO server.',
  'disk-full': 'This computer is out of space. Free up some space and save again; your text is still here.',
  'not-saved': 'This could not be saved just now. Your text is still here; please try again.',
  'bad-request': 'The server did not understand the app. Please tell your NPO.',
  'too-large': 'This is too large to send. Making it shorter helps.',
  'sign-in-needed': 'The server does not recognize this computer. You can join again with a new invite.',
  'device-revoked':
    'This computer was signed out from another of your computers. Everything here stays and still works. With a new invite, it syncs again.',
  'device-copied':
    'This workspace was copied from another computer. From now on, it counts as a separate computer.',
  'not-allowed': 'This is for someone else to change. Your NPO can help.',
  'not-found': 'This is no longer on the server.',
  'keys-changed': 'The key to your records has changed. This computer switches over by itself.',
  resync: 'The server was reset. Your changes are still here and will be sent again.',
  'upgrade-needed':
    'Syncing needs a newer version of the app. Until then everything works here, and your changes are sent after the update.',
  'too-many-requests': 'The server is busy. Please try again in a minute.',
  'invite-unknown': 'The server does not recognize this invite. Please compare it with the one you received.',
  'invite-used': 'This invite has already been used. Your NPO can send you a new one.',
  'invite-expired': 'This invite has expired. Your NPO can send you a new one.',
  'device-taken': 'This invite cannot be used on this computer. Your NPO can help.',
  'too-many-devices':
    'Too many of your computers are signed in. Sign out one that you no longer use, then try again.',
  conflict: 'This was changed somewhere else at the same time. Please look at it again.',
  'server-error': 'The server is having trouble. Your changes stay here and are sent later.',
  'invalid-value': 'The server cannot accept this as it is. It stays on this computer.',
  'op-id-reused': 'The server has this change in another form. It stays on this computer.',
  'wrong-device': 'This change belongs to another computer. It stays on this one.',
  'sealed-needs-key': 'This is private. It stays on this computer until it can be sent encrypted.',
  'unknown-to-server': 'The server does not support this yet. It is sent once the server is updated.',
  'repeat-no-days': 'Choose at least one day of the week.',
  'entry-split-outside': 'Please choose a time inside the entry.',
  'entry-break-outside':
    'A break ends after it starts, and lies between the start and end of the work. Please check its times.',
  'entry-not-one': 'These two cannot be merged: one is still running, or they are in different time zones.',
  'entries-both-run': 'Both are still running. Please stop one of them first.',
  'goal-amount-needed': 'How much makes a day? A whole number fits here.',
  'title-empty': 'A name is needed here.',
  'kind-name-too-long': 'This name can have up to 40 characters.',
  'title-too-long': 'A name can have up to 500 characters. The rest can go into the note.',
  'entry-ends-before-start': 'The end is before the start. Please check both times.',
  'entry-too-long': 'This is longer than 31 days. Please check the dates.',
  'entry-note-too-long': 'The note can have up to 10,000 characters.',
  'note-too-long': 'The note can have up to 10,000 characters.',
  'too-many-links': 'There is room for 20 links. More of them can go into the note.',
  'link-too-long': 'A link can have up to 2,000 characters. Please put each one on its own line.',
  'hand-over-too-large': 'This is too large to hand over. A shorter note helps, or fewer or shorter links.',
  'entry-in-future': 'This is in the future. The log is for time that has passed.',
  'rhythm-in-future': 'This is in the future. You can record it afterwards.',
  'sleep-too-long': 'This is longer than three days. Please check the dates.',
  'sleep-ends-before-start': 'The time you got up is before the time you went to bed. Please check both.',
} as const;
