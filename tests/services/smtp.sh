# A mail server for one run. It keeps what it is given in a folder, encrypted on the way.

need_smtp() {
    need aiosmtpd python3-aiosmtpd
}

start_smtp() {
    local port log=$folder/smtp.log data
    data=$services/../data/smtp
    port=$(free_port)
    make_server_folder smtp
    cp "$data/server.pem" "$data/server.key" "$folder/smtp"
    chmod 644 "$folder/smtp/server.key"
    "${as_nobody[@]}" aiosmtpd --nosetuid --listen "127.0.0.1:$port" \
        --smtpscert "$folder/smtp/server.pem" --smtpskey "$folder/smtp/server.key" \
        --class aiosmtpd.handlers.Mailbox "$folder/smtp/mails" >"$log" 2>&1 &
    smtp_process=$!
    at_exit stop_smtp
    wait_until_it_listens "$smtp_process" "$port" || did_not_start "The mail server" "$log"
    export TEST_SMTP=smtps://localhost:$port TEST_SMTP_MAILS=$folder/smtp/mails
}

stop_smtp() {
    kill "$smtp_process"
    wait "$smtp_process" 2>/dev/null
}
