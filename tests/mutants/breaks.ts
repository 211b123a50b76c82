/** A fault put into the code on purpose, for `npm run test:mutants` to see whether a test notices. */
export interface Break {
  /** What is wrong then, in plain words. */
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
}

/** The breaks: each a fault that somebody could make, in a rule that people rely on. */
export const breaks: ReadonlyArray<Break> = [
  {
    name: 'the earlier of two writes wins',
    file: 'shared/sync/merge.ts',
    from: 'return a.at !== b.at ? a.at > b.at : a.op > b.op;',
    to: 'return a.at !== b.at ? a.at < b.at : a.op > b.op;',
  },
  {
    name: 'a write that knew of another may be dated before it',
    file: 'shared/sync/merge.ts',
    from: 'at: Math.max(written.at, current.at + 1) };',
    to: 'at: written.at };',
  },
  {
    name: 'a deletion does not tell of what it had not seen',
    file: 'shared/sync/merge.ts',
    from: 'wantsDeleted && !isDeleted ? unseenValues(record, isSeen) : []',
    to: '[]',
  },
  {
    name: 'a pending operation does not know of those before it',
    file: 'shared/sync/rebase.ts',
    from: '    earlier.add(op.opId);\n',
    to: '',
  },
  {
    name: 'what was taken is confused with what others wrote',
    file: 'shared/sync/rebase.ts',
    from: 'taken.has(by) ?',
    to: 'taken.size >= 0 ?',
  },
  {
    name: 'a long silence counts as work',
    file: 'shared/domain/clock/focus-clock.ts',
    from: 'wentOnMs > SILENCE_MS ?',
    to: 'wentOnMs > 1_000 * SILENCE_MS ?',
  },
  {
    name: 'sleep counts as work',
    file: 'shared/domain/clock/focus-clock.ts',
    from: ': jumpMs > DRIFT_MS ? seenAt + jumpMs : seenAt',
    to: ': seenAt',
  },
  {
    name: 'the long break comes a round late',
    file: 'shared/domain/clock/phase.ts',
    from: 'round % aim.longEvery === 0',
    to: 'round % aim.longEvery === 1',
  },
  {
    name: 'a full round is advanced twice',
    file: 'shared/domain/clock/phase.ts',
    from: ' || phase.fullAt <= seenAt) break;',
    to: ') break;',
  },
  {
    name: 'unsure time counts as worked',
    file: 'shared/domain/log/time-entry.ts',
    from: '[...pauseIntervals(entry, now), ...entry.unsure]',
    to: 'pauseIntervals(entry, now)',
  },
  {
    name: 'the first moment of a day belongs to the day before',
    file: 'shared/domain/day/day.ts',
    from: 'return at < dayBounds(day, zone, starts).startAt',
    to: 'return at <= dayBounds(day, zone, starts).startAt',
  },
  {
    name: 'a time after midnight is never meant',
    file: 'shared/domain/day/day.ts',
    from: 'const candidates = [-1, 0, 1]',
    to: 'const candidates = [-1, 0]',
  },
  {
    name: 'a drop on the day rounds down',
    file: 'shared/domain/day/day-drop.ts',
    from: 'Math.round((share',
    to: 'Math.floor((share',
  },
  {
    name: 'a keyring entry may take out a member and keep the key',
    file: 'shared/keys/keyring.ts',
    from: 'if (isNewKey ? used.has(entry.key) : entry.remove.length > 0)',
    to: 'if (isNewKey && used.has(entry.key))',
  },
  {
    name: 'an entry need not name the one before',
    file: 'shared/keys/keyring.ts',
    from: 'if (entry.n !== length || entry.before !== head)',
    to: 'if (entry.n !== length)',
  },
  {
    name: 'an envelope fits another space',
    file: 'shared/keys/space-key.ts',
    from: "canonicalBytes('kotsukotsu envelope 1', space, key, member)",
    to: "canonicalBytes('kotsukotsu envelope 1', '', key, member)",
  },
  {
    name: 'formulas leave in tables',
    file: 'shared/formats/csv.ts',
    from: 'return cell.replace(TO_MARK, "\'");',
    to: 'return cell;',
  },
  {
    name: 'an end after midnight is looked for near the morning',
    file: 'renderer/features/focus/UnsureQuestion.tsx',
    from: 'nearestInstant(chosen, first.startAt, zone)',
    to: 'nearestInstant(chosen, last.endAt, zone)',
  },
  {
    name: 'a drag of the plan carries nothing',
    file: 'renderer/features/plan/PlanOrder.tsx',
    from: '<GridListItem id={item.id} value={item} textValue',
    to: '<GridListItem id={item.id} textValue',
  },
  {
    name: 'a button that leads no further loses the focus',
    file: 'renderer/features/plan/PlanOrder.tsx',
    from: 'aria-disabled={index === count - 1}',
    to: 'isDisabled={index === count - 1}',
  },
  {
    name: 'what repeats is carried along when the day is closed',
    file: 'renderer/features/plan/ClosePage.tsx',
    from: '.filter(({ id, repeatId }) => repeatId === null || chosen.has(id))',
    to: '.filter(() => true)',
  },
  {
    name: 'what is not done goes to the list instead of tomorrow',
    file: 'renderer/features/plan/ClosePage.tsx',
    from: '(chosen.get(id) ?? null) : tomorrow',
    to: '(chosen.get(id) ?? null) : null',
  },
  {
    name: 'a title that is refused is gone',
    file: 'renderer/features/tasks/TaskList.tsx',
    from: "if (isAdded) setTitle('');",
    to: "setTitle('');",
  },
  {
    name: 'an entry that ends before it starts lasts till the next day',
    file: 'renderer/features/log/EntryForm.tsx',
    from: 'OVERNIGHT_MAX_MINUTES = 12 * 60',
    to: 'OVERNIGHT_MAX_MINUTES = 24 * 60',
  },
  {
    name: 'work of today is not offered first',
    file: 'renderer/app/CommandLine.tsx',
    from: 'Number(b.day === today) - Number(a.day === today)',
    to: 'Number(a.day === today) - Number(b.day === today)',
  },
  {
    name: 'the line goes away under the pointer',
    file: 'renderer/ui/ToastLine.tsx',
    from: 'if (key === undefined || isHeld) return;',
    to: 'if (key === undefined) return;',
  },
  {
    name: 'a press on the ground gives the focus back',
    file: 'renderer/app/use-lost-focus.ts',
    from: 'place?.element.isConnected && isNowhere()) place = null;',
    to: '!place?.element.isConnected && isNowhere()) place = null;',
  },
  {
    name: 'what is being typed is lost with the page',
    file: 'renderer/ui/use-draft.ts',
    from: "window.addEventListener('pagehide', stash);",
    to: '',
  },
  {
    name: 'a draft hides what is stored meanwhile',
    file: 'renderer/ui/use-draft.ts',
    from: 'if (isFollowed) setDraft(null);',
    to: 'if (isFollowed && stored === null) setDraft(null);',
  },
  {
    name: 'a slow day hides what has a time',
    file: 'renderer/features/today/Plan.tsx',
    from: 'item === small || item.isAppointment ||',
    to: 'item === small ||',
  },
  {
    name: 'a file that was put away is shown when it has been read',
    file: 'renderer/features/data/use-import.ts',
    from: 'if (asked.current === ours) setStep(next);',
    to: 'setStep(next);',
  },
  {
    name: 'an input method adds what it only converts',
    file: 'renderer/ui/ime.ts',
    from: 'event.nativeEvent.isComposing || event.keyCode === 229',
    to: 'event.nativeEvent.isComposing && event.keyCode === 13',
  },
  {
    name: 'the navigation is printed',
    file: 'renderer/app/Frame.module.css',
    from: '  .side,\n  .running,\n  .skip {\n    display: none;',
    to: '  .running,\n  .skip {\n    display: none;',
  },
  {
    name: 'a page from another position is stored',
    file: 'renderer/sync/pull.ts',
    from: '|| position.cursor !== askedFrom.cursor) return false;',
    to: ') return false;',
  },
  {
    name: 'an older record replaces a newer one',
    file: 'renderer/store/rebase-row.ts',
    from: '> record.seq;',
    to: '> record.seq + 1_000_000;',
  },
  {
    name: 'what was taken back can be done again after something else',
    file: 'renderer/model/act/history.ts',
    from: '[...past, step].slice(-STEPS_MAX), future: []',
    to: '[...past, step].slice(-STEPS_MAX)',
  },
  {
    name: 'a device signed out while asking goes on writing',
    file: 'server/auth/own-space.ts',
    from: 'return { space, device: await readDeviceAgain(tx, asking) };',
    to: 'return { space, device: asking };',
  },
  {
    name: 'a device signed out while asking goes on reading',
    file: 'server/auth/own-space.ts',
    from: 'const device = await readDeviceAgain(tx, asking);\n      const [space]',
    to: 'const device = asking;\n      const [space]',
  },
  {
    name: 'another intent under a known id is taken for a repetition',
    file: 'server/sync/apply.ts',
    from: 'return before.bodyHash === bodyHash ?',
    to: 'return before.bodyHash !== null ?',
  },
  {
    name: 'a repeated operation does not tell what was lost',
    file: 'server/sync/apply.ts',
    from: 'return withLost(said, untold(context, op, thatLost));',
    to: 'return said;',
  },
  {
    name: 'what follows a deferred operation does not wait',
    file: 'server/sync/apply.ts',
    from: 'if (!table || deferred.has(keyOf(op)))',
    to: 'if (!table)',
  },
  {
    name: 'answers grow without limit',
    file: 'server/sync/apply.ts',
    from: 'if (!answer.hasRoomFor(work, op, op.patch)) break;',
    to: '',
  },
  {
    name: 'a deletion is forgotten before its time',
    file: 'server/sync/collect.ts',
    from: 'deletedAt !== null && deletedAt <= before',
    to: 'deletedAt !== null && deletedAt <= before + Date.now()',
  },
  {
    name: 'the quickest device decides what is forgotten',
    file: 'server/sync/collect.ts',
    from: 'Math.min(...live.map(',
    to: 'Math.max(...live.map(',
  },
  {
    name: 'an accepted stage can be taken away',
    file: 'server/relay/offer.ts',
    from: "holder?.state !== 'offered' && holder?.state !== 'declined'",
    to: "holder?.state === 'handed-over'",
  },
  {
    name: 'invitations are kept without limit',
    file: 'server/auth/invites.ts',
    from: '.limit(INVITES_MAX)',
    to: '.limit(1_000)',
  },
  {
    name: 'a connection that is lost within a transaction ends the server',
    file: 'server/db/connect.ts',
    from: "client.on('error', (error)",
    to: "client.on('notice', (error)",
  },
  {
    name: 'requests of one member wait without limit',
    file: 'server/http/turns.ts',
    from: 'waiting.length >= this.#waitingMax',
    to: 'waiting.length < 0',
  },
  {
    name: 'a signed-out device signs keyring entries',
    file: 'server/keys/keyring.ts',
    from: '    refuseSignatures([...signedOut, ...copied.filter((id) => id !== device.id)], entries);\n',
    to: '',
  },
  {
    name: 'two entries go on from the same place',
    file: 'server/keys/keyring.ts',
    from: "if ((await endOf(tx, space.id)).head !== state.head) throw new ProblemError('conflict');",
    to: '',
  },
  {
    name: 'any frame may ask the shell',
    file: 'electron/bridge/ipc.ts',
    from: ' && senderFrame.parent === null',
    to: '',
  },
  {
    name: 'a frame is given permissions',
    file: 'electron/security/permissions.ts',
    from: 'details.isMainFrame && ',
    to: '',
  },
  {
    name: 'a path leaves the folder of the app',
    file: 'electron/security/app-protocol.ts',
    from: 'return leavesRoot || inside',
    to: 'return inside',
  },
  {
    name: 'a second start goes on beside the first',
    file: 'electron/system/single-instance.ts',
    from: '  if (!app.requestSingleInstanceLock()) return false;\n',
    to: '',
  },
];
