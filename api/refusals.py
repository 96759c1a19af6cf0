"""What the verbs of a case's parts, of procedures and of administration refuse: status and stable code of each."""

from __future__ import annotations

from collections.abc import Mapping

from engine import (
    apologies,
    components,
    consultations,
    expiries,
    files,
    handovers,
    hands,
    heads,
    intake,
    links,
    notices,
    obligations,
    orders,
    requests,
    results,
    stepbacks,
    supplements,
    withdrawals,
)
from engine.calendar import events, limits
from engine.clocks import approvals, extensions, reading, takebacks
from engine.clocks import supplements as standstill
from engine.queries import details, publications
from feel.errors import Fault

Table = Mapping[type[Fault], tuple[int, str]]

OF_DESK: Table = {
    hands.CaseClosed: (409, "case-closed"),
    hands.CaseChanged: (412, "case-changed"),
    hands.NoReason: (422, "no-reason"),
    hands.BadText: (422, "bad-text"),
    intake.OtherWay: (422, "other-way"),
    intake.AlreadyAccepted: (409, "already-accepted"),
    intake.NotAccepted: (409, "not-accepted"),
    intake.NoDesk: (422, "no-desk"),
    intake.UnknownField: (422, "unknown-field"),
    intake.UnknownParty: (422, "unknown-party"),
    intake.RoutesTheCase: (409, "routes-the-case"),
    intake.NotOneSubmitter: (422, "not-one-submitter"),
    intake.BundleRefused: (422, "bundle-refused"),
    supplements.NothingAsked: (422, "nothing-asked"),
    supplements.BadItem: (422, "bad-item"),
    supplements.AskedBefore: (409, "asked-before"),
    supplements.UnknownItem: (422, "unknown-item"),
    supplements.PaperNotThere: (409, "paper-not-there"),
    requests.NothingWaited: (409, "nothing-waited"),
    requests.StillOpen: (409, "still-open"),
    standstill.AskedAgain: (409, "asked-again"),
    standstill.AskedLate: (409, "asked-late"),
    handovers.NothingToHandOver: (409, "nothing-to-hand-over"),
    handovers.AlreadyConfirmed: (409, "already-confirmed"),
}
OF_PAPERS: Table = {
    details.NoSuchPart: (404, "no-such-part"),
    components.NoSuchComponent: (404, "no-such-component"),
    components.WrongForm: (422, "wrong-form"),
    components.NoContent: (422, "no-content"),
    components.UnknownFile: (422, "unknown-file"),
    components.PaperExpired: (422, "paper-expired"),
    components.NotReusable: (422, "not-reusable"),
    components.NothingToGiveBack: (409, "nothing-to-give-back"),
    files.FileEmpty: (422, "file-empty"),
    files.FileTooLarge: (413, "file-too-large"),
    files.KindNotTaken: (422, "kind-not-taken"),
    files.KindDiffers: (422, "kind-differs"),
    files.FileUnsafe: (422, "file-unsafe"),
    files.BadFileName: (422, "bad-file-name"),
    files.FileGone: (410, "file-gone"),
}
OF_ASIDES: Table = {
    consultations.NothingAsked: (422, "nothing-asked"),
    consultations.BadAsking: (422, "bad-asking"),
    consultations.NotAsked: (409, "not-asked"),
    consultations.BadOpinion: (422, "bad-opinion"),
    consultations.NotDueYet: (409, "not-due-yet"),
    orders.NoAddressee: (422, "no-addressee"),
    orders.NotWaiting: (409, "not-waiting"),
    limits.BadLimit: (422, "bad-limit"),
    withdrawals.AskedAlready: (409, "asked-already"),
    withdrawals.NotWaiting: (409, "not-waiting"),
    withdrawals.NotForYou: (403, "not-for-you"),
    obligations.BadNotice: (422, "bad-notice"),
    obligations.NothingOwed: (409, "nothing-owed"),
    links.TooManyLinked: (409, "too-many-linked"),
}
OF_RESULTS: Table = {
    results.UnknownResult: (422, "unknown-result"),
    results.NoResult: (409, "no-result"),
    results.Sealed: (409, "sealed"),
    results.NotWhatWasSeen: (409, "not-what-was-seen"),
    results.NoAuthority: (403, "no-authority"),
    results.NumberedAlready: (409, "numbered-already"),
    results.BadRegister: (422, "bad-register"),
    results.NoNumber: (409, "no-number"),
    results.BadReturn: (422, "bad-return"),
    stepbacks.NotYourAct: (409, "not-your-act"),
    stepbacks.ActedUpon: (409, "acted-upon"),
    stepbacks.LeftTheHouse: (409, "left-the-house"),
    stepbacks.WaitsForApplicant: (409, "waits-for-applicant"),
    takebacks.MovedTheClock: (409, "moved-the-clock"),
}
OF_TIME: Table = {
    extensions.NotExtendable: (422, "not-extendable"),
    extensions.ExtendedBefore: (409, "extended-before"),
    extensions.ExtendedTooFar: (409, "extended-too-far"),
    reading.NoClock: (409, "no-clock"),
    events.ClockStopped: (409, "clock-stopped"),
    events.AlreadyPaused: (409, "already-paused"),
    events.NotPaused: (409, "not-paused"),
    events.OtherMeasure: (409, "other-measure"),
    events.AppointedEarlier: (422, "appointed-earlier"),
    approvals.UnknownReason: (422, "unknown-reason"),
    heads.OwnApproval: (403, "own-approval"),
    heads.NotTheHead: (403, "not-the-head"),
    apologies.ApologisedBefore: (409, "apologised-before"),
    apologies.NoDraft: (409, "no-draft"),
    apologies.NotSigned: (409, "not-signed"),
    apologies.NoWorkingDay: (422, "no-working-day"),
    apologies.AppointedInPast: (422, "appointed-in-past"),
    expiries.NothingExpired: (409, "nothing-expired"),
}
OF_PROCEDURES: Table = {
    publications.NoSuchProcedure: (404, "no-such-procedure"),
    notices.NoSuchNotice: (404, "no-such-notice"),
}
