export default {
  title: 'Welcome',
  intro:
    'This is your own place to work. What you write stays on this computer, and everything works offline.',
  language: 'Language',
  joinTitle: 'Join your NPO',
  joinText: 'Paste the invite link you received. A code works too.',
  inviteLabel: 'Invite link or code',
  serverLabel: 'Server address',
  serverHint: 'Only needed with a code. A link already includes it.',
  join: 'Join',
  joining: 'Connecting…',
  localText: 'Works on this computer alone. You can join an NPO later; what you have written stays.',
  local: 'Start',
  inviteEmpty: 'Paste the link or the code here.',
  inviteUnreadable:
    'This could not be read as an invite link or a code. Please paste it just as you received it.',
  serverNeeded: 'With a code, the server address is needed too. Your NPO can tell you.',
  serverUnreadable: 'This could not be read as a server address. An address looks like npo.example.',
  otherNpo: 'This computer already belongs to another NPO.',
} as const;
