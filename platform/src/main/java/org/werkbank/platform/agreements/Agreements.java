package org.werkbank.platform.agreements;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.problem.Text;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Messages;

/** The door to offers, requests and agreements. */
public final class Agreements {
  private static final int LONGEST_MESSAGE = 2_000;
  private static final String NO_DATASET = "datasets.noDataset";

  private final Database database;
  private final AuditTrail audit;
  private final Members members;
  private final OfferedData data;
  private final Access access;
  private final AgreementText text;
  private final Odrl odrl;
  private final Clock clock;
  private final Ids ids;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public Agreements(
      Database database,
      AuditTrail audit,
      Members members,
      OfferedData data,
      Access access,
      Map<String, Messages> messages,
      ObjectMapper json,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.audit = audit;
    this.members = members;
    this.data = data;
    this.access = access;
    this.text = new AgreementText(messages);
    this.odrl = new Odrl(json);
    this.clock = clock;
    this.ids = ids;
  }

  /** Tells the listener whenever an agreement has ended before its time. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Offers an own data set; an earlier offer of it ends.
   *
   * @param slugs members who see it; empty for all
   */
  public Offer offer(CurrentUser user, String datasetId, Terms terms, List<String> slugs) {
    DataRef ref = own(user, datasetId);
    if (!ref.isReady()) {
      throw Problem.of(ProblemType.CONFLICT, "agreements.notReady", ref.name());
    }
    if (terms.mayDownload() && !data.keptColumns(datasetId).isEmpty()) {
      throw Problem.of(ProblemType.CONFLICT, "agreements.keptColumns", ref.name());
    }
    Instant until = terms.validUntil();
    if (until != null && !until.isAfter(clock.instant())) {
      throw Problem.of(ProblemType.INVALID_INPUT, "agreements.untilPast");
    }
    List<String> known =
        slugs.stream().distinct().map(slug -> members.bySlug(slug).slug()).toList();
    Offer offer =
        new Offer(
            ids.next(),
            ref.id(),
            ref.name(),
            ref.description(),
            ref.ownerId(),
            ref.ownerSlug(),
            terms,
            known,
            clock.instant(),
            user.email());
    database.change(
        tx -> {
          new OfferStore(tx).end(datasetId, clock.millis());
          new OfferStore(tx).insert(offer);
          audit.record(
              tx,
              user,
              terms(AuditEvent.of("dataset.offered", "dataset", datasetId, ref.ownerSlug()), terms)
                  .with("members", known.isEmpty() ? "consortium" : String.join(",", known)));
        });
    return offer;
  }

  /** Takes the offer back; agreements made before go on. */
  public void withdraw(CurrentUser user, String datasetId) {
    DataRef ref = own(user, datasetId);
    database.change(
        tx -> {
          if (!new OfferStore(tx).end(datasetId, clock.millis())) {
            throw Problem.of(ProblemType.CONFLICT, "agreements.noOffer", ref.name());
          }
          audit.record(
              tx,
              user,
              AuditEvent.of("dataset.offer.withdrawn", "dataset", datasetId, ref.ownerSlug()));
        });
  }

  /** The open offer of an own data set. */
  public Optional<Offer> offerOf(CurrentUser user, String datasetId) {
    own(user, datasetId);
    return database.read(tx -> new OfferStore(tx).open(datasetId));
  }

  /** What a member that is not the owner is told of the offer of a data set. */
  public Optional<Offer> seenOffer(CurrentUser user, String datasetId) {
    return database.read(
        tx ->
            new OfferStore(tx).isOffered(datasetId, user.memberSlug(), clock.millis())
                ? new OfferStore(tx).open(datasetId)
                : Optional.empty());
  }

  /** Offers of other members that the user may see, newest first. */
  public Page<Offer> offers(CurrentUser user, OfferQuery query, PageRequest page) {
    List<OfferStore.Row> rows =
        database.read(
            tx -> new OfferStore(tx).search(user.memberSlug(), query, clock.millis(), page));
    return Page.of(rows, page, row -> new PageKey(row.createdAt(), row.id()))
        .map(OfferStore.Row::offer);
  }

  /** How many offers each choice would leave. */
  public OfferFacets facets(CurrentUser user, OfferQuery query) {
    return OfferFacets.of(
        database.read(tx -> new OfferStore(tx).groups(user.memberSlug(), query, clock.millis())),
        query);
  }

  /** Open offers of these data sets that the user may see, by data set; own ones among them. */
  public Map<String, Offer> offersOf(CurrentUser user, List<String> datasetIds) {
    return database
        .read(tx -> new OfferStore(tx).among(datasetIds, user.memberSlug(), clock.millis()))
        .stream()
        .collect(Collectors.toMap(Offer::datasetId, Function.identity()));
  }

  /** Asks the owner for leave to use a data set. */
  public AccessRequest request(
      CurrentUser user, String datasetId, Purpose purpose, String message) {
    if (message.length() > LONGEST_MESSAGE) {
      throw Problem.of(ProblemType.INVALID_INPUT, "agreements.longMessage", LONGEST_MESSAGE);
    }
    DataRef ref = data.find(datasetId).orElseThrow(() -> Problem.notFound(NO_DATASET, datasetId));
    return database.write(
        tx -> {
          access.require(
              tx, user, ref, Action.DISCOVER, () -> Problem.notFound(NO_DATASET, datasetId));
          if (ref.ownerId().equals(user.memberId())) {
            throw Problem.of(ProblemType.CONFLICT, "agreements.ownData", ref.name());
          }
          Offer offer =
              new OfferStore(tx)
                  .open(datasetId)
                  .orElseThrow(
                      () -> Problem.of(ProblemType.CONFLICT, "agreements.noOffer", ref.name()));
          if (!offer.terms().purposes().contains(purpose)) {
            throw Problem.of(
                ProblemType.CONFLICT,
                "agreements.otherPurpose",
                ref.name(),
                Text.of("agreements.purpose." + purpose.slug()));
          }
          if (new RequestStore(tx).isOpen(datasetId, user.memberId())) {
            throw Problem.of(ProblemType.CONFLICT, "agreements.askedBefore", ref.name());
          }
          RequestStore.Row row = row(user, offer, purpose, message.strip());
          new RequestStore(tx).insert(row);
          audit.record(
              tx,
              user,
              AuditEvent.of("access.requested", "access-request", row.id(), ref.ownerSlug())
                  .with("dataset", datasetId)
                  .with("by", user.memberSlug())
                  .with("purpose", purpose.slug()));
          return row.request();
        });
  }

  private RequestStore.Row row(CurrentUser user, Offer offer, Purpose purpose, String message) {
    return new RequestStore.Row(
        ids.next(),
        offer.id(),
        offer.datasetId(),
        offer.datasetName(),
        offer.ownerId(),
        offer.ownerSlug(),
        user.memberId(),
        user.memberSlug(),
        purpose.slug(),
        message,
        AccessRequest.State.OPEN.name(),
        clock.millis(),
        user.email(),
        null,
        null,
        null,
        null);
  }

  /** Requests the user's member made or has to decide on, newest first. */
  public Page<AccessRequest> requests(CurrentUser user, PageRequest page) {
    List<RequestStore.Row> rows =
        database.read(tx -> new RequestStore(tx).list(user.memberId(), page));
    return Page.of(rows, page, row -> new PageKey(row.createdAt(), row.id()))
        .map(RequestStore.Row::request);
  }

  /** Grants or refuses a request for own data. */
  public AccessRequest decide(CurrentUser user, String requestId, boolean grant, String comment) {
    if (comment.length() > LONGEST_MESSAGE) {
      throw Problem.of(ProblemType.INVALID_INPUT, "agreements.longMessage", LONGEST_MESSAGE);
    }
    return database.write(
        tx -> {
          RequestStore.Row asked =
              new RequestStore(tx)
                  .byId(requestId)
                  .filter(row -> row.ownerId().equals(user.memberId()))
                  .orElseThrow(() -> Problem.notFound("agreements.noRequest", requestId));
          if (!asked.state().equals(AccessRequest.State.OPEN.name())) {
            throw Problem.of(ProblemType.CONFLICT, "agreements.decidedBefore");
          }
          Agreement agreement = grant ? agreed(tx, user, asked) : null;
          new RequestStore(tx)
              .decide(
                  requestId,
                  grant ? AccessRequest.State.GRANTED : AccessRequest.State.REFUSED,
                  clock.millis(),
                  user.email(),
                  comment.strip(),
                  agreement == null ? null : agreement.id());
          audit.record(
              tx,
              user,
              AuditEvent.of(
                      grant ? "access.granted" : "access.refused",
                      "access-request",
                      requestId,
                      user.memberSlug())
                  .with("dataset", asked.datasetId())
                  .with("to", asked.memberSlug())
                  .with("agreement", agreement == null ? "" : agreement.id()));
          return new RequestStore(tx).byId(requestId).orElseThrow().request();
        });
  }

  private Agreement agreed(Transaction tx, CurrentUser user, RequestStore.Row asked) {
    // What was asked for are the terms the asker saw; under others he has to ask again.
    Terms terms =
        new OfferStore(tx)
            .open(asked.datasetId())
            .filter(offer -> offer.id().equals(asked.offerId()))
            .map(Offer::terms)
            .orElseThrow(() -> Problem.of(ProblemType.CONFLICT, "agreements.termsChanged"));
    Instant now = clock.instant();
    String id = ids.next();
    String de = text.in("de", asked, terms, user.email(), now);
    String en = text.in("en", asked, terms, user.email(), now);
    String policy = odrl.agreement(id, asked, terms);
    Agreement agreement =
        new Agreement(
            id,
            asked.id(),
            asked.datasetId(),
            asked.datasetName(),
            asked.ownerId(),
            asked.ownerSlug(),
            asked.memberId(),
            asked.memberSlug(),
            Purpose.of(asked.purpose()),
            terms,
            de,
            en,
            policy,
            AgreementText.sha256(de, en, policy),
            now,
            user.email(),
            asked.createdBy(),
            null,
            null);
    new AgreementStore(tx).insert(agreement);
    audit.record(
        tx,
        user,
        terms(AuditEvent.of("agreement.made", "agreement", id, user.memberSlug()), terms)
            .with("dataset", asked.datasetId())
            .with("with", asked.memberSlug())
            .with("sha256", agreement.sha256()));
    return agreement;
  }

  /** Agreements the user's member gave or got, newest first. */
  public Page<Agreement> list(CurrentUser user, PageRequest page) {
    List<AgreementStore.Row> rows =
        database.read(tx -> new AgreementStore(tx).list(user.memberId(), page));
    return Page.of(rows, page, row -> new PageKey(row.agreedAt(), row.id()))
        .map(AgreementStore.Row::agreement);
  }

  /** An agreement the user's member is a party of. */
  public Agreement get(CurrentUser user, String id) {
    return database
        .read(tx -> new AgreementStore(tx).byId(id))
        .filter(
            one -> one.ownerId().equals(user.memberId()) || one.memberId().equals(user.memberId()))
        .orElseThrow(() -> Problem.notFound("agreements.none", id));
  }

  /** Agreements about a data set with the user's member, ended ones among them. */
  public List<Agreement> between(CurrentUser user, String datasetId) {
    return database.read(tx -> new AgreementStore(tx).between(datasetId, user.memberId()));
  }

  /** Ends an agreement about own data; it holds no more from this moment on. */
  public Agreement revoke(CurrentUser user, String id) {
    Agreement ended =
        database.write(
            tx -> {
              Agreement agreement =
                  new AgreementStore(tx)
                      .byId(id)
                      .filter(one -> one.ownerId().equals(user.memberId()))
                      .orElseThrow(() -> Problem.notFound("agreements.none", id));
              if (!new AgreementStore(tx).end(id, clock.millis(), user.email())) {
                throw Problem.of(ProblemType.CONFLICT, "agreements.endedBefore");
              }
              audit.record(
                  tx,
                  user,
                  AuditEvent.of("agreement.revoked", "agreement", id, user.memberSlug())
                      .with("dataset", agreement.datasetId())
                      .with("with", agreement.member()));
              tx.afterCommit(() -> listeners.forEach(Runnable::run));
              return new AgreementStore(tx).byId(id).orElseThrow();
            });
    return ended;
  }

  /** How it stands at this moment. */
  public Agreement.State stateOf(Agreement agreement) {
    return agreement.stateAt(clock.instant());
  }

  private DataRef own(CurrentUser user, String datasetId) {
    return data.find(datasetId)
        .filter(found -> found.ownerId().equals(user.memberId()))
        .orElseThrow(() -> Problem.notFound(NO_DATASET, datasetId));
  }

  private static AuditEvent terms(AuditEvent event, Terms terms) {
    return event
        .with("purposes", String.join(",", terms.purposes().stream().map(Purpose::slug).toList()))
        .with("mayTrain", terms.mayTrain())
        .with("mayDownload", terms.mayDownload())
        .with("mayShareModel", terms.mayShareModel())
        .with("validUntil", terms.validUntil() == null ? "" : terms.validUntil().toString());
  }
}
