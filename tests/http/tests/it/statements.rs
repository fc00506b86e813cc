//! How many SQL statements a page costs: few, and as many for three people as for three hundred
//! (spec: quality, 4).

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use application::{
    onboarding::module_step,
    training::{StartAttempt, SubmitAttempt, see_module, start_attempt, submit_attempt},
};
use domain_equipment::{NeedsOf, OrderKind};
use domain_kernel::{OperatorRole, Role};
use domain_onboarding::Doer;
use domain_skills::{LabelKind, SkillId};
use domain_training::{MostTries, QuizRules, TimeLimit, Tries};
use http::StatusCode;
use migrations::migrate;
use store_seaorm::{Readers, SeaStore, connect};
use world::{Somebody, World, seeing, stock_line, task, waiting};

use crate::browser::Browser;

/// The most that a page may ask, with the one for the session and its person.
const MOST: usize = 5;

/// Each page with the one who sees most on it. `{…}` as in the table of `access.rs`.
const PAGES: &[(&str, &str)] = &[
    ("sam.staff@harbour.example", "/dashboard"),
    ("sam.staff@harbour.example", "/training"),
    ("sam.staff@harbour.example", "/training/modules/{module}"),
    ("sam.staff@harbour.example", "/training/modules/{used}"),
    ("sam.staff@harbour.example", "/training/attempts/{attempt}"),
    ("mara.manager@harbour.example", "/dashboard"),
    ("mara.manager@harbour.example", "/team"),
    ("mara.manager@harbour.example", "/team/{person}"),
    ("mara.manager@harbour.example", "/team/nudge?person={person}"),
    ("mara.manager@harbour.example", "/team/nudge?whom=late"),
    ("mara.manager@harbour.example", "/team/assign?person={person}"),
    ("mara.manager@harbour.example", "/certificates/{certificate}"),
    ("anna", "/certificates/{certificate}/certificate.pdf"),
    ("anna", "/certificates/{certificate}/revoke"),
    ("anna", "/verify"),
    ("anna", "/faq"),
    ("anna", "/privacy"),
    ("anna", "/contact"),
    ("anna", "/buy"),
    ("anna", "/buy/done"),
    ("anna", "/feedback"),
    ("anna", "/help"),
    ("anna", "/help/admin"),
    ("anna", "/verify/{code}"),
    ("mara.manager@harbour.example", "/team/{person}/modules/{used}/try"),
    ("mara.manager@harbour.example", "/team/{person}/paths/{path}/steps/{step}/waive"),
    ("anna", "/dashboard"),
    ("anna", "/account"),
    ("anna", "/password/change"),
    ("anna", "/account/confirm"),
    ("anna", "/account/email"),
    ("anna", "/account/second-factor"),
    ("anna", "/account/second-factor/set-up"),
    ("anna", "/people/{person}/photo"),
    ("anna", "/team"),
    ("anna", "/team/chart"),
    ("anna", "/team/chart?from={person}"),
    ("anna", "/admin/people"),
    ("anna", "/admin/people?q=s&sort=department&job_title=Fitter"),
    ("anna", "/admin/customers"),
    ("anna", "/admin/customers?q=c&shown=all&customer=292"),
    ("anna", "/admin/customers/new"),
    ("anna", "/admin/customers/use"),
    ("anna", "/admin/customers/{customer}"),
    ("anna", "/admin/customers/{customer}/edit"),
    ("anna", "/admin/customers/{customer}/password"),
    ("anna", "/admin/customers/{customer}/second-factor"),
    ("anna", "/admin/customers/{customer}/deactivate"),
    ("anna", "/admin/customers/{customer}/reactivate"),
    ("cora.customer@bikes.example", "/account"),
    ("cora.customer@bikes.example", "/account/sessions"),
    ("cora.customer@bikes.example", "/account/tokens"),
    ("anna", "/account/tokens"),
    ("anna", "/account/tokens/new"),
    ("anna", "/admin/tokens"),
    ("anna", "/admin/departments"),
    ("anna", "/admin/departments/{department}"),
    ("anna", "/admin/departments/{department}/delete"),
    ("anna", "/admin/people/import"),
    ("anna", "/admin/people/passwords"),
    ("anna", "/admin/people/new"),
    ("anna", "/admin/people/{person}"),
    ("anna", "/admin/people/{person}/password"),
    ("anna", "/admin/people/{person}/second-factor"),
    ("anna", "/admin/people/{person}/deactivate"),
    ("anna", "/admin/people/{person}/reactivate"),
    ("anna", "/account/sessions"),
    ("anna", "/account/calendar"),
    ("anna", "/admin/sessions"),
    ("anna", "/admin/settings"),
    ("anna", "/admin/settings/code"),
    ("anna", "/admin/joining"),
    ("anna", "/admin/joining/{joiner}"),
    ("anna", "/admin/joining/{joiner}/refuse"),
    ("anna", "/join"),
    ("anna", "/admin/mails"),
    ("anna", "/admin/mails?state=sent"),
    ("anna", "/admin/webhooks"),
    ("anna", "/admin/webhooks/new"),
    ("anna", "/admin/webhooks/{webhook}"),
    ("anna", "/admin/webhooks/{webhook}/edit"),
    ("anna", "/admin/webhooks/{webhook}/secret"),
    ("anna", "/admin/webhooks/{webhook}/delete"),
    ("anna", "/admin/people/{person}/time"),
    ("anna", "/admin/people/{person}/erase"),
    ("anna", "/admin/audit"),
    ("anna", "/admin/audit?who=anna"),
    ("anna", "/admin/audit?who=anna@harbour.example&target=sam.staff@harbour.example"),
    ("anna", "/admin/audit?who=anna&target={person}&action=identity.person_created"),
    ("anna", "/modules"),
    ("anna", "/modules?kind=quiz&sort=completed"),
    ("anna", "/modules/new"),
    ("anna", "/modules/import"),
    ("anna", "/modules/import/files"),
    ("anna", "/modules/{module}"),
    ("anna", "/modules/{module}/edit"),
    ("anna", "/modules/{module}/questions/new"),
    ("anna", "/modules/{module}/questions/{question}"),
    ("anna", "/modules/{strict}/sections"),
    ("anna", "/modules/{strict}/sections/new"),
    ("anna", "/modules/{strict}/sections/{section}"),
    ("anna", "/modules/{strict}/sections/{section}/delete"),
    ("anna", "/modules/{module}/publish"),
    ("anna", "/modules/{module}/correct"),
    ("anna", "/modules/{module}/export"),
    ("anna", "/modules/{module}/pictures"),
    ("sam.staff@harbour.example", "/pictures/{person}"),
    ("anna", "/modules/{filmed}"),
    ("anna", "/modules/{filmed}/videos"),
    ("anna", "/modules/{filmed}/videos/{video}/captions"),
    ("sam.staff@harbour.example", "/training/modules/{filmed}"),
    ("sam.staff@harbour.example", "/videos/{video}"),
    ("sam.staff@harbour.example", "/videos/{video}/captions/en"),
    ("anna", "/modules/{used}/statistics?version=1"),
    ("anna", "/modules/{objected}/challenges"),
    ("anna", "/modules/{objected}/challenges/{challenge}"),
    ("sam.staff@harbour.example", "/training/attempts/{taken}"),
    ("sam.staff@harbour.example", "/training/attempts/{taken}/questions/{asked}/challenge"),
    ("anna", "/paths"),
    ("anna", "/paths/new"),
    ("anna", "/paths/{path}"),
    ("anna", "/paths/{path}/edit"),
    ("anna", "/paths/{path}/move"),
    ("anna", "/paths/{path}/simulate"),
    ("anna", "/paths/{path}/audience"),
    ("anna", "/admin/calendar"),
    ("anna", "/courses?q=o&sort=starts"),
    ("anna", "/courses/{course}"),
    ("anna", "/courses/{course}/edit"),
    ("anna", "/courses/{course}/delete"),
    ("anna", "/courses/{course}/materials/new"),
    ("anna", "/courses/{course}/materials/{material}"),
    ("anna", "/courses/{course}/materials/{material}/replace"),
    ("anna", "/courses/{course}/materials/{material}/captions"),
    ("anna", "/courses/{course}/materials/{material}/captions/delete"),
    ("anna", "/courses/{course}/materials/{material}/delete"),
    ("anna", "/courses/{course}/materials/{material}/file"),
    ("anna", "/courses/{course}/materials/{material}/captions.vtt"),
    ("anna", "/courses/{course}/enroll?q=a"),
    ("anna", "/courses/{course}/complete"),
    ("anna", "/courses/{course}/sessions/new"),
    ("anna", "/courses/{course}/sessions/{day}"),
    ("anna", "/courses/{course}/sessions/{day}/edit"),
    ("anna", "/courses/{course}/sessions/{day}/delete"),
    ("sam.staff@harbour.example", "/training/courses/{course}"),
    ("anna", "/courses/{course}/students/{student}/withdraw"),
    ("anna", "/courses/{course}/students/{student}/revoke"),
    ("sam.staff@harbour.example", "/training/skills"),
    ("sam.staff@harbour.example", "/training/skills?which=all&q=o"),
    ("sam.staff@harbour.example", "/training/skills/report"),
    ("sam.staff@harbour.example", "/training/skills/{skill}"),
    ("sam.staff@harbour.example", "/training/skills/{skill}/ratings/{own_rating}/revoke"),
    ("mara.manager@harbour.example", "/team/{person}/skills"),
    ("mara.manager@harbour.example", "/team/{person}/skills?which=all"),
    ("mara.manager@harbour.example", "/team/{person}/skills/report"),
    ("mara.manager@harbour.example", "/skills/gaps"),
    ("anna", "/skills/gaps?q=s&skill=o&team={person}&department={department}&job_role={job_role}"),
    ("mara.manager@harbour.example", "/skills/coverage"),
    ("anna", "/skills/coverage?q=o&category={label}&critical=1&level=2&department={department}"),
    ("mara.manager@harbour.example", "/team/{person}/skills/{skill}"),
    ("mara.manager@harbour.example", "/team/{person}/skills/{skill}/exemption"),
    ("mara.manager@harbour.example", "/team/{person}/skills/{skill}/ratings/{rating}/revoke"),
    ("anna", "/skills/{skill}/grants"),
    ("anna", "/skills/{skill}/grants/{module}/remove"),
    ("anna", "/students?q=a&sort=email"),
    ("anna", "/students/{student}/enroll?q=a"),
    ("anna", "/students/import"),
    ("anna", "/skills/import"),
    ("anna", "/skills/certificates"),
    ("mara.manager@harbour.example", "/skills/certificates"),
    ("mara.manager@harbour.example", "/skills/certificates/{paper}"),
    ("mara.manager@harbour.example", "/team/{person}/skills/{skill}/certificates"),
    ("sam.staff@harbour.example", "/training/skills/{skill}/certificates"),
    ("anna", "/skills/import/ratings"),
    ("anna", "/courses/{course}/enroll/list"),
    ("anna", "/skills?q=o&sort=category&category={label}"),
    ("anna", "/skills/matrix"),
    ("anna", "/skills/matrix?page=9&skills_page=9"),
    (
        "mara.manager@harbour.example",
        "/skills/matrix?q=s&gaps=1&lapsing=60&skill={skill}&category={label}&as_of=2026-11-01",
    ),
    ("anna", "/skills/new"),
    ("anna", "/skills/{skill}"),
    ("anna", "/skills/{skill}/edit"),
    ("anna", "/skills/{skill}/delete"),
    ("anna", "/equipment"),
    ("anna", "/equipment?q=bench&state=overdue&sort=location"),
    ("sam.staff@harbour.example", "/equipment"),
    ("anna", "/equipment/in-use?q=grinder"),
    ("mara.manager@harbour.example", "/equipment/in-use?team=1"),
    ("anna", "/equipment/use"),
    ("anna", "/equipment/{item}"),
    ("sam.staff@harbour.example", "/equipment/{item}/photo"),
    ("anna", "/equipment/reservations?q=d&show=all"),
    ("sam.staff@harbour.example", "/equipment/reservations?show=own"),
    ("anna", "/equipment/reservations/{reservation}/cancel"),
    ("sam.staff@harbour.example", "/equipment/{item}/reserve"),
    ("anna", "/equipment/{item}/give"),
    ("anna", "/equipment/{item}/return"),
    ("anna", "/equipment/{held}"),
    ("anna", "/equipment/{held}/transfer"),
    ("anna", "/equipment/in-use?inactive=1&holder={person}"),
    ("sam.staff@harbour.example", "/equipment/mine"),
    ("sam.staff@harbour.example", "/equipment/mine/history"),
    ("mara.manager@harbour.example", "/team/{person}/equipment"),
    ("anna", "/equipment/codes"),
    ("anna", "/equipment/{item}/code"),
    // With labels on it, it writes down that codes were seen, as an export does.
    ("anna", "/equipment/labels"),
    ("anna", "/skills/labels?kind=grade"),
    ("anna", "/skills/labels/{label}"),
    ("anna", "/skills/labels/{label}/delete"),
    ("anna", "/skills/job-roles?q=a"),
    ("anna", "/skills/job-roles/new"),
    ("anna", "/skills/job-roles/{job_role}"),
    ("anna", "/skills/job-roles/{job_role}/edit"),
    ("anna", "/skills/job-roles/{job_role}/delete"),
    ("mara.manager@harbour.example", "/people/{person}/skills/profile"),
    ("anna", "/equipment/import"),
    ("anna", "/equipment/imports"),
    ("anna", "/equipment/imports/{item_import}/undo"),
    ("anna", "/equipment?state=inspection_due"),
    ("sam.staff@harbour.example", "/equipment/{held}/damage"),
    ("anna", "/equipment/{item}/work-order"),
    ("anna", "/equipment/work-orders?shown=open"),
    ("anna", "/equipment/work-orders/{work_order}"),
    ("anna", "/equipment/work-orders/{work_order}/files/{order_file}"),
    ("anna", "/equipment/work-orders/{work_order}/files/{order_file}/delete"),
    ("anna", "/equipment/{item}/inspection"),
    ("anna", "/equipment/categories/{item_category}/inspection"),
    ("anna", "/equipment/new"),
    ("anna", "/equipment/{item}/edit"),
    ("anna", "/equipment/{item}/delete"),
    ("anna", "/equipment/{item}/retire"),
    ("anna", "/equipment/{item}/reinstate"),
    ("anna", "/equipment/categories"),
    ("anna", "/equipment/categories/{item_category}"),
    ("anna", "/equipment/categories/{item_category}/delete"),
    ("anna", "/equipment/categories/{item_category}/needs"),
    ("anna", "/equipment/{item}/needs"),
    ("anna", "/equipment/locations?q=yard"),
    ("anna", "/equipment/locations/new"),
    ("anna", "/equipment/locations/{item_location}"),
    ("anna", "/equipment/locations/{item_location}/delete"),
    ("anna", "/inventory"),
    ("mara.manager@harbour.example", "/inventory?q=tea&bin=B1&status=OK&sort=bin&direction=down"),
    ("anna", "/inventory/values?column=bin&find=b"),
    ("anna", "/inventory/changes?days=7"),
    ("cora.customer@bikes.example", "/inventory/changes?days=visit"),
    ("anna", "/admin/inventory"),
    ("anna", "/students/{student}"),
    ("anna", "/students/{student}/edit"),
    ("anna", "/students/{student}/delete"),
    ("root@shipshape.example", "/dashboard"),
    ("root@shipshape.example", "/account"),
    ("root@shipshape.example", "/platform/companies"),
    ("root@shipshape.example", "/platform/companies?q=harbour&shown=active"),
    ("root@shipshape.example", "/platform/companies/{company}"),
    ("root@shipshape.example", "/platform/companies/{company}/suspend"),
    ("root@shipshape.example", "/platform/companies/{company}/reactivate"),
    ("root@shipshape.example", "/platform/companies/{company}/visit"),
    ("root@shipshape.example", "/platform/companies/{company}/admins/{admin}/password"),
    ("root@shipshape.example", "/platform/invites"),
    ("root@shipshape.example", "/platform/invites/{invite}/revoke"),
    ("root@shipshape.example", "/platform/orders"),
    ("root@shipshape.example", "/platform/orders?q=dock&state=open"),
    ("root@shipshape.example", "/platform/orders/{order}"),
    ("root@shipshape.example", "/platform/orders/{order}/paid"),
    ("root@shipshape.example", "/platform/orders/{order}/cancel"),
    ("root@shipshape.example", "/platform/orders/{order}/refund"),
    ("root@shipshape.example", "/platform/operators"),
    ("root@shipshape.example", "/platform/operators/{operator}"),
    ("root@shipshape.example", "/platform/operators/{operator}/deactivate"),
    ("root@shipshape.example", "/platform/operators/{operator}/reactivate"),
    ("root@shipshape.example", "/platform/operators/{operator}/second-factor"),
    ("root@shipshape.example", "/account/second-factor"),
    ("root@shipshape.example", "/platform/audit"),
    ("root@shipshape.example", "/platform/audit?who=root@shipshape.example&target={operator}"),
];

/// One of everything that an address of [`PAGES`] can name, and what stands for each name.
async fn one_of_everything(world: &World) -> (Somebody, Vec<(&'static str, String)>) {
    let admin = world.found().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, Some(&admin)).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, Some(&manager)).await;
    let customer = world.customer(&admin, "Cora Customer", &seeing(&["292", "294"])).await;
    let root = world.operator(OperatorRole::Root).await;
    let (invite, _) = world.invite("HRB 1").await;
    let module = world.open_quiz(&admin, "Locks").await;
    let steps = vec![task("Papers", Doer::Person), waiting(module_step(module, None))];
    let path = world.path_of(&admin, "Starter", steps).await;
    let step = world.steps(&admin, path).await[0];
    for one in [&manager, &staff] {
        world.assign(&admin, path, one, "2026-11-16").await;
    }
    let attempt = start_attempt(&world.app, &staff.actor, StartAttempt { module }).await;
    let attempt = attempt.expect("it is open to all").attempt;
    let seen = see_module(&world.app, &admin.actor, module).await.expect("an admin may");
    let question = seen.latest.expect("a version").lesson().questions()[0].id();

    let (certificate, code) = world.certificate(&admin, &staff).await;
    let (strict, section) = world.sectioned(&admin, "Strict").await;
    let rules = QuizRules {
        tries: Tries { most: MostTries::new(1).ok(), ..Tries::default() },
        time_limit: TimeLimit::from_minutes(10).ok(),
        ..QuizRules::default()
    };
    let used = world.quiz_under(&admin, "Used", rules).await;
    let failed = start_attempt(&world.app, &staff.actor, StartAttempt { module: used }).await;
    let command = SubmitAttempt {
        attempt: failed.expect("it is open to all").attempt,
        sheet: Vec::new(),
        even_incomplete: true,
    };
    submit_attempt(&world.app, &staff.actor, command).await.expect("their own");

    let (objected, taken, asked, objection) = world.challenged(&admin, &staff).await;
    let (filmed, video) = world.filmed(&admin).await;
    world.publish(&admin, filmed).await;
    let yard = world.department(&admin, "Yard").await;
    let course = world.course(&admin, "Choir", None).await;
    let student = world.student(&admin, "Ana", Some(&staff)).await;
    let material = world.film(&admin, course).await;
    world.enroll(&admin, course, &[student]).await;
    let day = world.session(&admin, course, "2026-11-17").await;
    let label = world.skill_label(&admin, LabelKind::Category, "Core").await;
    let skill = world.skill(&admin, "Knots", Some(label)).await;
    let job_role = world.job_role(&admin, "Mate", &[(skill, 2)]).await;

    let paper = world.paper(&staff, &staff, skill).await;
    let own_rating = world.rate(&staff, &staff, skill, 3).await;
    world.clock.pass(Duration::from_mins(1));
    let rating = world.rate(&manager, &staff, skill, 2).await;
    world.module_gives(&admin, module, skill, 2).await;
    world.has_job_roles(&manager, &staff, &[job_role]).await;

    stock(world, &admin).await;
    let joiner = world.joiner(&admin, "kofi@elsewhere.example").await;
    let equipment = equipment(world, [&admin, &manager, &staff], skill).await;

    let named = vec![
        ("{person}", staff.id.to_string()),
        ("{customer}", customer.id.to_string()),
        ("{operator}", root.id.to_string()),
        ("{company}", admin.company.to_string()),
        ("{admin}", admin.id.to_string()),
        ("{invite}", invite.to_string()),
        ("{order}", world.order("HRB 2").await.to_string()),
        ("{joiner}", joiner.to_string()),
        ("{module}", module.to_string()),
        ("{taken}", taken.to_string()),
        ("{asked}", asked.to_string()),
        ("{challenge}", objection.to_string()),
        ("{objected}", objected.to_string()),
        ("{filmed}", filmed.to_string()),
        ("{video}", video.to_string()),
        ("{attempt}", attempt.to_string()),
        ("{question}", question.to_string()),
        ("{strict}", strict.to_string()),
        ("{section}", section.to_string()),
        ("{used}", used.to_string()),
        ("{department}", yard.to_string()),
        ("{skill}", skill.to_string()),
        ("{paper}", paper.to_string()),
        ("{rating}", rating.to_string()),
        ("{own_rating}", own_rating.to_string()),
        ("{course}", course.to_string()),
        ("{label}", label.to_string()),
        ("{job_role}", job_role.to_string()),
        ("{student}", student.to_string()),
        ("{material}", material.to_string()),
        ("{day}", day.to_string()),
        ("{path}", path.to_string()),
        ("{step}", step.to_string()),
        ("{certificate}", certificate.to_string()),
        ("{code}", code.plain()),
    ];
    let (webhook, _) = world.tested_webhook(&admin).await;
    let told = [("{webhook}", webhook.to_string())];
    (admin, named.into_iter().chain(equipment).chain(told).collect())
}

/// An ERP with a load of it, at which somebody has looked: what is in the columns by which the grid is
/// narrowed is asked for once for each load, and not for each page.
async fn stock(world: &World, admin: &Somebody) {
    world.connect_erp(admin).await;
    world.load_stock(admin, vec![stock_line("00123", "480", "B1")]).await;
    Browser::of(world, "anna").await.get("/inventory").await;
}

/// The same of what the company lends.
async fn equipment(
    world: &World,
    [admin, manager, staff]: [&Somebody; 3],
    skill: SkillId,
) -> Vec<(&'static str, String)> {
    let item_category = world.item_category(admin, "Drills").await;
    let item_location = world.item_location(admin, "Yard", None).await;
    let table = world.app.tables.read("tag,name\nI-1,Saw\n".into()).await.expect("a table");
    let item_import = world.item_import(admin, table).await;
    let item = world.item(admin, "D-01").await;
    world.item_photo(admin, item).await;
    for of in [NeedsOf::Item(item), NeedsOf::Category(item_category)] {
        world.needs(admin, of, &[(skill, 2)]).await;
    }
    let reservation = world.reserve(staff, item, ("2026-11-27T09:00", "2026-11-27T12:00")).await;
    world.inspect_every(admin, item, 6, 50).await;
    let held = world.item(admin, "D-02").await;
    world.asked(admin, (staff, manager), held).await;
    let broken = world.item(admin, "D-03").await;
    let work_order = world.work_order(admin, broken, OrderKind::Repair).await;
    let order_file = world.order_file(admin, work_order).await;

    vec![
        ("{item}", item.to_string()),
        ("{reservation}", reservation.to_string()),
        ("{held}", held.to_string()),
        ("{work_order}", work_order.to_string()),
        ("{order_file}", order_file.to_string()),
        ("{item_category}", item_category.to_string()),
        ("{item_location}", item_location.to_string()),
        ("{item_import}", item_import.to_string()),
    ]
}

#[tokio::test]
async fn no_page_asks_the_database_more_than_five_times() {
    let (world, n_asked) = counted().await;
    let (admin, ids) = one_of_everything(&world).await;
    world.erp_customers(&admin, &[("292", "Calder Tea Company")]).await;

    let mut too_many = Vec::new();
    for (name, page) in PAGES {
        // Of sessions that begin at once, any may be the oldest that ends.
        world.clock.pass(Duration::from_secs(1));
        let mut browser = Browser::of(&world, name).await;
        let url = ids.iter().fold((*page).to_owned(), |url, (name, id)| url.replace(name, id));
        if url.starts_with("/inventory") {
            // What is kept with a load is found out by whoever looks first.
            world.load_stock(&admin, vec![stock_line("A1", "1", "B1")]).await;
            browser.get(&url).await;
        }
        n_asked.store(0, Ordering::Relaxed);
        let answer = browser.get(&url).await;
        let n = n_asked.load(Ordering::Relaxed);
        let is_shown = [StatusCode::OK, StatusCode::NOT_FOUND].contains(&answer.status);
        assert!(is_shown, "{page}: {}", answer.status);
        assert!(0 < n, "{page} asked nothing, so nothing is counted");
        if MOST < n {
            too_many.push(format!("{name} {page}: {n}"));
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}

#[tokio::test]
async fn pages_for_whoever_comes_by_ask_nothing() {
    let (world, n_asked) = counted().await;
    world.found().await;
    let mut browser = Browser::new(&world);
    // Once there is somebody who could sign in, that is known.
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    n_asked.store(0, Ordering::Relaxed);
    for page in ["/", "/faq", "/privacy", "/contact", "/buy", "/help", "/help/staff"] {
        assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
    }
    assert_eq!(n_asked.load(Ordering::Relaxed), 0);
}

/// A world on SQLite, and the statements that it has asked.
async fn counted() -> (World, Arc<AtomicUsize>) {
    let mut connected = connect("sqlite::memory:").await.expect("a database");
    migrate(&connected.write, None).await.expect("a database that can be changed");
    let n_asked = Arc::new(AtomicUsize::new(0));
    let mut read = connected.write.clone();
    for pool in [&mut read, &mut connected.write] {
        let n = Arc::clone(&n_asked);
        pool.set_metric_callback(move |_| {
            n.fetch_add(1, Ordering::Relaxed);
        });
    }
    connected.read = Readers::Pool(read);
    let random = Arc::new(world::FakeRandom::default());
    (World::over(Arc::new(SeaStore::new(connected, random))), n_asked)
}
