use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin},
    program::{Place, Serving},
};

#[test]
fn who_has_to_wait_has_to_wait_after_a_restart_too() {
    let place = Place::new();
    given_admin(&place);
    let serve = || {
        let mut command = place.command(&["--listen", "127.0.0.1:0"]);
        command.env("SHIPSHAPE_LIMIT_SIGN_IN_IDENTIFIER", "3:0s,15min");
        Serving::start(command)
    };
    let mut serving = serve();
    let browser = Browser::new(serving.address);
    for _ in 0..3 {
        assert_eq!(browser.sign_in("anna@harbour.example", "wrong").status, 422);
    }
    assert_eq!(browser.sign_in("anna@harbour.example", PASSWORD).status, 429);
    serving.kill();

    let again = serve();
    let browser = Browser::new(again.address);
    assert_eq!(browser.sign_in("anna@harbour.example", PASSWORD).status, 429);
    assert_eq!(browser.sign_in("nobody@harbour.example", PASSWORD).status, 422);
}
