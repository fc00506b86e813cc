# FreeTDS, which reads the server of tests/tds as a second opinion on what SQL Server's bytes are.

need_freetds() {
    need tsql freetds-bin
}
