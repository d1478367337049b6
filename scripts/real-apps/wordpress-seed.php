<?php
// Sets a WordPress up and seeds it. Arguments: its folder, its host, the database's port, and as JSON what is to be in it.
// Answers by JSON with the numbers that WordPress gave.
[, $folder, $host, $port, $json] = $argv;
(new mysqli('127.0.0.1', 'root', '', '', (int) $port))->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = $host;
require $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$asked = json_decode($json, true);
wp_install('Colony Garden', $asked['viewer']['name'], 'me@colony.example', false, '', $asked['viewer']['password']);
update_option('timezone_string', 'Europe/Berlin');
// Small pictures of people come from another host, which nobody answers for here.
update_option('show_avatars', 0);
foreach (get_comments() as $own) wp_delete_comment($own->comment_ID, true);

$post = wp_insert_post(['post_title' => $asked['title'], 'post_content' => 'Words.', 'post_status' => 'publish']);
$numbers = [];
foreach ($asked['comments'] as $comment) {
    $account = 0;
    if ($comment['account'] !== null) {
        $known = get_user_by('login', $comment['account']);
        $account = $known ? $known->ID : wp_insert_user([
            'user_login' => $comment['account'],
            'display_name' => $comment['name'],
            'user_pass' => wp_generate_password(),
            'role' => 'subscriber',
        ]);
    }
    $numbers[] = wp_insert_comment([
        'comment_post_ID' => $post,
        'comment_parent' => $comment['parent'] === null ? 0 : $numbers[$comment['parent']],
        'user_id' => $account,
        'comment_author' => $comment['name'],
        'comment_author_url' => $comment['url'] ?? '',
        'comment_author_email' => 'somebody@colony.example',
        'comment_content' => $comment['words'],
        'comment_date_gmt' => $comment['at'],
        'comment_date' => get_date_from_gmt($comment['at']),
        'comment_approved' => 1,
    ]);
}
echo json_encode(['post' => $post, 'comments' => $numbers]);
